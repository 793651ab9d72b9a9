import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DomainException } from '#core/exceptions'
import { gunzip, gzip } from '#plugins/packages/gzip'
import { InstallPackage } from '#plugins/services/install_package'
import { certify, closePackages, makePackage, openPackages, PUBLISHER } from '#tests/support/packages'

const ROUNDS = 2_000

/** The same numbers in every run, so that a failure can be looked at. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

type Roll = ReturnType<typeof dice>

const MUTATIONS: ((bytes: Buffer, roll: Roll) => Buffer)[] = [
  (bytes, roll) => {
    bytes[roll(bytes.length)]! ^= 1 << roll(8)
    return bytes
  },
  (bytes, roll) => {
    bytes[roll(bytes.length)] = [0, 0xff, 0x2f, 0x2e, 0x5c, 0x80][roll(6)]!
    return bytes
  },
  (bytes, roll) => bytes.subarray(0, roll(bytes.length)),
  (bytes, roll) => {
    const [from, length] = [roll(bytes.length), 1 + roll(600)]
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(Math.min(bytes.length, from + length))])
  },
  (bytes, roll) => {
    const [from, to, length] = [roll(bytes.length), roll(bytes.length), 1 + roll(600)]
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, from + length), bytes.subarray(to)])
  },
  (bytes, roll) => Buffer.concat([bytes, bytes.subarray(0, roll(bytes.length))]),
  (bytes, roll) => {
    // A whole header over another one.
    const blocks = Math.max(1, Math.floor(bytes.length / 512) - 1)
    bytes.copy(bytes, roll(blocks) * 512, roll(blocks) * 512, roll(blocks) * 512 + 512)
    return bytes
  },
]

/** Half of the mutations hit the archive, the other half the tar inside, which then is packed without a fault. */
async function mutated(archive: Buffer, roll: Roll): Promise<Buffer> {
  const inside = roll(2) === 1
  let bytes = Buffer.from(inside ? await gunzip(archive) : archive)
  for (let times = 1 + roll(3); times > 0 && bytes.length > 0; times--) {
    bytes = Buffer.from(MUTATIONS[roll(MUTATIONS.length)]!(bytes, roll))
  }
  return inside ? gzip(bytes) : bytes
}

/** Some bits of a compressed stream mean nothing, so another archive may hold the very same files. */
async function isSame(bytes: Buffer, archive: Buffer): Promise<boolean> {
  const content = await gunzip(bytes).catch(() => undefined)
  return content !== undefined && content.equals(await gunzip(archive))
}

test.group('Mutated archives', () => {
  test(`${ROUNDS} of them end in an error that says why, and leave nothing behind`, async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'florin-mutated-'))
    const ground = await openPackages({ folder })
    cleanup(() => closePackages(ground))
    const install = new InstallPackage(ground)
    const archive = await makePackage({
      key: PUBLISHER,
      certificate: certify(PUBLISHER),
      files: { 'README.md': '# Example\n'.repeat(40), 'locales/de.json': '{"a":"b"}' },
    })
    const [roll, reasons] = [dice(20261121), new Map<string, number>()]
    let unchanged = 0
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = await mutated(archive, roll)
      if (await isSame(bytes, archive)) {
        unchanged++
        continue
      }
      const error = await install.handle(bytes, { source: 'upload' }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (!(error instanceof DomainException)) assert.fail(`round ${round}: ${String(error)}`)
      const { code } = error as DomainException
      reasons.set(code!, (reasons.get(code!) ?? 0) + 1)
    }
    assert.isBelow(unchanged, ROUNDS / 20)
    assert.isAbove(reasons.get('E_INVALID_PACKAGE') ?? 0, ROUNDS / 2)
    assert.deepEqual(readdirSync(folder).sort(), ['shipped.json'])
    const rows = await ground.database.systemRead((queries) => queries.all('SELECT id FROM plugin_packages'))
    assert.deepEqual(rows, [])
    // The archive itself is fine, so it was the mutations that were refused.
    assert.isNumber(await install.handle(archive, { source: 'upload' }))
    rmSync(folder, { recursive: true, force: true })
  })
})
