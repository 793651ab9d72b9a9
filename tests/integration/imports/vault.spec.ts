import { test } from '@japa/runner'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileTooLargeException } from '#imports/exceptions'
import { FILE_BYTES_MAX, Vault } from '#imports/vault'

async function* content(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

test.group('Vault', (group) => {
  let folder: string
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'florin-vault-'))
    return () => rm(folder, { recursive: true, force: true })
  })

  test('keeps a file under the hash of its content, readable by its owner only', async ({ assert }) => {
    const vault = new Vault(folder)
    const { sha256, size } = await vault.store(1, content('hel', 'lo'))
    assert.deepEqual([sha256.slice(0, 8), size], ['2cf24dba', 5])
    assert.equal((await vault.read(1, sha256)).toString(), 'hello')
    const { mode } = await stat(join(folder, '1', sha256))
    assert.equal(mode & 0o777, 0o400)
  })

  test('keeps the same content once, and each household its own', async ({ assert }) => {
    const vault = new Vault(folder)
    await vault.store(1, content('a'))
    await vault.store(1, content('a'))
    await vault.store(2, content('a'))
    assert.lengthOf(await readdir(join(folder, '1')), 1)
    assert.lengthOf(await readdir(join(folder, '2')), 1)
  })

  test('leaves nothing of a file that is too large or does not arrive', async ({ assert }) => {
    const vault = new Vault(folder)
    const large = content(new Uint8Array(FILE_BYTES_MAX), 'x')
    await assert.rejects(() => vault.store(1, large), FileTooLargeException)
    const broken = (async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })()
    await assert.rejects(() => vault.store(1, broken))
    assert.deepEqual(await readdir(join(folder, '1')), [])
  })

  test('removes what an upload left behind, not one that is under way', async ({ assert }) => {
    const vault = new Vault(folder)
    const { sha256 } = await vault.store(1, content('kept'))
    let left: string[] = []
    const dying = (async function* () {
      yield Buffer.from('half')
      await vault.removeLeftovers('2000-01-01T00:00:00.000Z')
      left = await readdir(join(folder, '1'))
      await vault.removeLeftovers('2999-01-01T00:00:00.000Z')
    })()
    await assert.rejects(() => vault.store(1, dying))
    assert.lengthOf(left, 2)
    assert.deepEqual(await readdir(join(folder, '1')), [sha256])
  })
})
