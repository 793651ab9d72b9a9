import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import type { Database } from '#database/database'
import { Keyring } from '#secrets/keyring'
import { MasterKeys } from '#secrets/master_keys'
import { RotateMasterKey } from '#secrets/services/rotate_master_key'
import { makeHousehold } from '#tests/support/household'

const clock = new FixedClock('2026-01-02T03:04:05Z')
const about = 'tests/1'
const keyText = (letter: string) => letter.repeat(40)

test.group('Sealing with the key of a household', (group) => {
  let folder: string
  let database: Database

  group.each.setup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'florin-keys-'))
    database = await app.container.make('florin.database')
    // Data keys of other tests are wrapped by the instance's own master key.
    const others = await database.systemRead((queries) => queries.all<Key>('SELECT * FROM data_keys'))
    await database.systemWrite((writes) => writes.run('DELETE FROM data_keys'))
    return async () => {
      await database.systemWrite(async (writes) => {
        await writes.run('DELETE FROM data_keys')
        const columns = ['id', 'household_id', 'master_key', 'wrapped', 'created_at'] as const
        await writes.insertRows(
          'data_keys',
          columns,
          others.map((key) => columns.map((column) => key[column])),
        )
      })
      rmSync(folder, { recursive: true })
    }
  })

  interface Key {
    id: number
    household_id: number | null
    master_key: string
    wrapped: string
    created_at: string
  }

  const inFile = () => new MasterKeys({ file: join(folder, 'keys', 'secrets.key') })
  const keyringWith = (keys: MasterKeys) => new Keyring(database, keys, clock)
  const keys = () => database.systemRead((queries) => queries.all<Key>('SELECT * FROM data_keys ORDER BY household_id'))

  test('makes a key for each and keeps it apart from the master key', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    const keyring = keyringWith(inFile())
    const sealed = (await keyring.sealerOf(one.id)).seal('secret', about)
    assert.equal((await keyringWith(inFile()).sealerOf(one.id)).open(sealed, about), 'secret')
    for (const stranger of [other.id, null]) {
      const sealer = await keyring.sealerOf(stranger)
      assert.throws(() => sealer.open(sealed, about), /does not open/)
    }
    assert.lengthOf(await keys(), 3)
    const file = join(folder, 'keys', 'secrets.key')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.notInclude(JSON.stringify(await keys()), readFileSync(file, 'utf8').trim())
  })

  test('makes one key, however many ask at once, and none when the transaction is rolled back', async ({ assert }) => {
    const household = await makeHousehold()
    const rings = [keyringWith(inFile()), keyringWith(inFile()), keyringWith(inFile())]
    const sealers = await Promise.all([...rings, ...rings].map((keyring) => keyring.sealerOf(household.id)))
    const sealed = sealers[0]!.seal('secret', about)
    for (const sealer of sealers) assert.equal(sealer.open(sealed, about), 'secret')
    assert.lengthOf(await keys(), 1)

    const second = await makeHousehold()
    const keyring = keyringWith(inFile())
    const undone = database.write(second.id, async (writes) => {
      await keyring.sealerIn(writes)
      throw new Error('rolled back')
    })
    await assert.rejects(() => undone, 'rolled back')
    assert.lengthOf(await keys(), 1)
    const later = (await keyring.sealerOf(second.id)).seal('secret', about)
    assert.equal((await keyringWith(inFile()).sealerOf(second.id)).open(later, about), 'secret')
  })

  test('is not possible with the key of another household put in its place', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    for (const { id } of [one, other]) await keyringWith(inFile()).sealerOf(id)
    const foreign = (await keys()).find(({ household_id: id }) => id === other.id)!
    await database.systemWrite((writes) =>
      writes.run('UPDATE data_keys SET wrapped = ? WHERE household_id = ?', [foreign.wrapped, one.id]),
    )
    await assert.rejects(() => keyringWith(inFile()).sealerOf(one.id), /does not open/)
  })

  test('goes on through a rotation, in servers that run and in ones that start', async ({ assert }) => {
    const [known, fresh, later] = [await makeHousehold(), await makeHousehold(), await makeHousehold()]
    const running = keyringWith(inFile())
    const sealed = (await running.sealerOf(known.id)).seal('secret', about)
    await keyringWith(inFile()).sealerOf(fresh.id)
    const before = readFileSync(join(folder, 'keys', 'secrets.key'), 'utf8')
    const rotation = await new RotateMasterKey(keyringWith(inFile()), inFile()).handle()
    assert.equal(rotation.rewrapped, 2)
    const after = readFileSync(join(folder, 'keys', 'secrets.key'), 'utf8')
    assert.notEqual(after, before)
    assert.lengthOf(after.trim().split('\n'), 1)
    assert.equal(statSync(join(folder, 'keys', 'secrets.key')).mode & 0o777, 0o600)
    assert.deepEqual([...new Set((await keys()).map(({ master_key: id }) => id))], [rotation.master_key])
    for (const keyring of [running, keyringWith(inFile())])
      assert.equal((await keyring.sealerOf(known.id)).open(sealed, about), 'secret')
    await running.sealerOf(fresh.id)
    await running.sealerOf(later.id)
    assert.deepEqual([...new Set((await keys()).map(({ master_key: id }) => id))], [rotation.master_key])
  })

  test('survives a rotation that was interrupted before or after the keys were wrapped anew', async ({ assert }) => {
    const household = await makeHousehold()
    const sealed = (await keyringWith(inFile()).sealerOf(household.id)).seal('secret', about)
    const opens = async () =>
      assert.equal((await keyringWith(inFile()).sealerOf(household.id)).open(sealed, about), 'secret')
    inFile().addToFile()
    await opens()
    await keyringWith(inFile()).rewrap()
    await opens()
    await new RotateMasterKey(keyringWith(inFile()), inFile()).handle()
    await opens()
  })

  test('takes the old key from the environment until all is wrapped anew', async ({ assert }) => {
    const household = await makeHousehold()
    const file = join(folder, 'unused')
    const [old, both, fresh] = [keyText('a'), `${keyText('b')}, ${keyText('a')}`, keyText('b')].map(
      (value) => new MasterKeys({ value, file }),
    )
    const sealed = (await keyringWith(old!).sealerOf(household.id)).seal('secret', about)
    assert.equal((await keyringWith(both!).sealerOf(household.id)).open(sealed, about), 'secret')
    await assert.rejects(() => keyringWith(fresh!).sealerOf(household.id), /which is not among the keys/)
    const rotate = () => new RotateMasterKey(keyringWith(both!), both!).handle()
    assert.deepEqual(await rotate(), { master_key: fresh!.read()[0]!.id, rewrapped: 1 })
    assert.deepEqual(await rotate(), { master_key: fresh!.read()[0]!.id, rewrapped: 0 })
    assert.equal((await keyringWith(fresh!).sealerOf(household.id)).open(sealed, about), 'secret')
    assert.isFalse(existsSync(file))
  })

  test('begins with a key that is made once, and is not begun anew when that is lost', async ({ assert }) => {
    const household = await makeHousehold()
    const file = join(folder, 'keys', 'secrets.key')
    await keyringWith(inFile()).prepare()
    const key = readFileSync(file, 'utf8')
    await keyringWith(inFile()).prepare()
    assert.equal(readFileSync(file, 'utf8'), key)
    await keyringWith(inFile()).sealerOf(household.id)
    await keyringWith(inFile()).prepare()
    rmSync(file)
    await assert.rejects(() => keyringWith(inFile()).prepare(), /is missing/)
    assert.isFalse(existsSync(file))
    writeFileSync(file, keyText('x'))
    await assert.rejects(() => keyringWith(inFile()).prepare(), /which is not among the keys/)
  })

  test('says what is wrong with the key', async ({ assert }) => {
    const household = await makeHousehold()
    const file = join(folder, 'secrets.key')
    assert.throws(() => new MasterKeys({ file }).read(), /is missing/)
    writeFileSync(file, 'short\n')
    await assert.rejects(() => keyringWith(new MasterKeys({ file })).sealerOf(household.id), /fewer than 32 characters/)
    assert.throws(() => new MasterKeys({ value: 'short', file }).read(), /FLORIN_SECRETS_KEY has fewer/)
    assert.equal(readFileSync(file, 'utf8'), 'short\n')
  })
})
