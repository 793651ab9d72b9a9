import { test } from '@japa/runner'
import { gunzip, gzip } from '#plugins/packages/gzip'
import { integrityOf } from '#plugins/packages/integrity'
import { fingerprintOf, isSigned, signStatement } from '#plugins/packages/keys'
import { contentOf } from '#plugins/packages/package_files'
import { readPackage, resealed } from '#plugins/packages/read_package'
import { checkRevocations, revocationOf } from '#plugins/packages/revocations'
import { type PackageSignature, signIntegrity } from '#plugins/packages/signature'
import { type PackageFile, readTar, writeTar } from '#plugins/packages/tar'
import { FLORIN_ROOT_KEYS, vouchedFor } from '#plugins/packages/trust'
import { certify, makePackage, PUBLISHER, revocations, ROOT, signPackage, STRANGER } from '#tests/support/packages'

const POLICY = { rootKeys: [ROOT.publicKey], development: false }

async function vouched(archive: Buffer, policy = POLICY) {
  return vouchedFor(await readPackage(archive), policy)
}

/** A signed package whose files are changed behind the signer's back; with `honestly`, the integrity list is brought up to date. */
async function changed(change: (file: PackageFile) => PackageFile, { honestly = false } = {}): Promise<Buffer> {
  const signed = await makePackage({ key: PUBLISHER })
  const files = readTar(await gunzip(signed)).map(change)
  const list = (file: PackageFile) =>
    honestly && file.name === 'integrity.json' ? { ...file, content: integrityOf(files) } : file
  return gzip(writeTar(files.map(list)))
}

const evil = (file: PackageFile) =>
  file.name === 'plugin.js' ? { ...file, content: Buffer.concat([file.content, Buffer.from('steal()')]) } : file

/** A signed package whose signature file says something else. */
async function resigned(change: (signature: PackageSignature) => unknown, certificate?: ReturnType<typeof certify>) {
  const checked = await readPackage(await makePackage({ key: PUBLISHER, certificate }))
  const signature = JSON.parse(String(contentOf(checked.files, 'signature.json'))) as PackageSignature
  return resealed(checked, Buffer.from(`${JSON.stringify(change(signature), null, 2)}\n`))
}

test.group('Signatures', () => {
  test('of a publisher that Florin knows make a package verified', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER, certificate: certify(PUBLISHER) })
    const expected = { level: 'verified', publisher: 'Example Org', publicKey: PUBLISHER.publicKey }
    assert.deepEqual(await vouched(archive), expected as never)
  })

  test('of somebody make it self-signed', async ({ assert }) => {
    assert.equal((await vouched(await makePackage({ key: STRANGER }))).level, 'self_signed')
  })

  test('may be missing in developer mode only', async ({ assert }) => {
    const archive = await makePackage()
    await assert.rejects(() => vouched(archive), /developer mode only/)
    assert.equal((await vouched(archive, { ...POLICY, development: true })).level, 'unsigned')
  })

  test('do not outlive a change of any file', async ({ assert }) => {
    await assert.rejects(async () => readPackage(await changed(evil)), /plugin\.js was changed/)
    await assert.rejects(
      async () => readPackage(await changed(evil, { honestly: true })),
      /changed after it was signed/,
    )
    const manifest = (file: PackageFile) =>
      file.name === 'plugin.json'
        ? { ...file, content: Buffer.from(String(file.content).replace('"permissions": []', '"permissions":[ ]')) }
        : file
    await assert.rejects(async () => readPackage(await changed(manifest)), /plugin\.json was changed/)
    await assert.rejects(
      async () => readPackage(await changed(manifest, { honestly: true })),
      /changed after it was signed/,
    )
  })

  test('do not go with another package', async ({ assert }) => {
    const [one, other] = [
      await readPackage(await makePackage({ key: PUBLISHER })),
      await readPackage(await makePackage({ version: '1.0.1' })),
    ]
    const moved = resealed(other, contentOf(one.files, 'signature.json')!)
    await assert.rejects(() => readPackage(moved), /changed after it was signed/)
  })

  test('of a package are none of another kind of statement', ({ assert }) => {
    const statement = Buffer.from('anything')
    const signature = signStatement('package', statement, PUBLISHER.privatePem)
    assert.isTrue(isSigned('package', statement, PUBLISHER.publicKey, signature))
    assert.isFalse(isSigned('revocation list', statement, PUBLISHER.publicKey, signature))
    assert.isFalse(isSigned('package', statement, STRANGER.publicKey, signature))
  })

  const forgeries: Record<string, (signature: PackageSignature) => unknown> = {
    'by another key': (signature) => ({ ...signature, public_key: STRANGER.publicKey }),
    'with a flipped bit': (signature) => ({
      ...signature,
      signature: `${signature.signature[0] === 'A' ? 'B' : 'A'}${signature.signature.slice(1)}`,
    }),
    'that is empty': (signature) => ({ ...signature, signature: '' }),
    'of zeros by a key of zeros': (signature) => ({
      ...signature,
      public_key: Buffer.alloc(32).toString('base64'),
      signature: Buffer.alloc(64).toString('base64'),
    }),
    'of another format': (signature) => ({ ...signature, schema: 'florin-signature/2' }),
    'with something beside it': (signature) => ({ ...signature, note: 'trust me' }),
    'whose key is no text': (signature) => ({ ...signature, public_key: 5 }),
    'in another spelling': (signature) => ({ ...signature, signature: `${signature.signature} ` }),
  }
  for (const [name, change] of Object.entries(forgeries)) {
    test(`${name} is refused`, async ({ assert }) => {
      const archive = await resigned(change)
      await assert.rejects(() => vouched(archive), /not written as|changed after it was signed/)
    })
  }
})

test.group('Certificates', () => {
  const fake = (change: object) =>
    resigned(
      ({ certificate, ...rest }) => ({ ...rest, certificate: { ...certificate, ...change } }),
      certify(PUBLISHER),
    )

  test('that Florin did not sign are refused, not overlooked', async ({ assert }) => {
    const own = certify(PUBLISHER, { root: STRANGER })
    await assert.rejects(
      async () => vouched(await makePackage({ key: PUBLISHER, certificate: own })),
      /not signed by Florin/,
    )
    await assert.rejects(async () => vouched(await fake({ publisher: 'Florin' })), /not signed by Florin/)
    await assert.rejects(async () => vouched(await fake({ id_prefix: 'com.' })), /not signed by Florin/)
    await assert.rejects(async () => vouched(await fake({ public_key: STRANGER.publicKey })), /not signed by Florin/)
  })

  test('are of no use to others', async ({ assert }) => {
    const archive = await makePackage({ key: STRANGER, certificate: certify(PUBLISHER) })
    await assert.rejects(() => vouched(archive), /belongs to another key/)
  })

  test('are good for the ids they name', async ({ assert }) => {
    const certificate = certify(PUBLISHER)
    for (const id of ['org.examples.bank', 'com.example.bank', 'org_example.bank'])
      await assert.rejects(async () => vouched(await makePackage({ id, key: PUBLISHER, certificate })), /may publish/)
    assert.equal(
      (await vouched(await makePackage({ id: 'org.example.a.b', key: PUBLISHER, certificate }))).level,
      'verified',
    )
    assert.throws(() => certify(PUBLISHER, { prefix: '' }), /must be like/)
  })

  test('name the publisher that the manifest names', async ({ assert }) => {
    const certificate = certify(PUBLISHER, { publisher: 'Another Org' })
    await assert.rejects(
      async () => vouched(await makePackage({ key: PUBLISHER, certificate })),
      /names Example Org as publisher, its certificate Another Org/,
    )
  })

  test('are needed by nobody to call themselves Florin, because nobody may', async ({ assert }) => {
    for (const publisher of ['Florin', ' FLORIN.'])
      await assert.rejects(async () => vouched(await makePackage({ key: STRANGER, publisher })), /comes with Florin/)
    assert.equal((await vouched(await makePackage({ key: STRANGER, publisher: 'Florin Fans' }))).level, 'self_signed')
  })

  test('of a root key that no longer counts are refused', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER, certificate: certify(PUBLISHER) })
    await assert.rejects(() => vouched(archive, { ...POLICY, rootKeys: [STRANGER.publicKey] }), /not signed by Florin/)
  })
})

/** Points of small order. Under a key like that anybody could sign; Node refuses them, and would have to go on doing so. */
const WEAK = [
  `01${'00'.repeat(31)}`,
  `01${'00'.repeat(30)}80`,
  `ec${'ff'.repeat(30)}7f`,
  `00${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]

test.group('Keys', () => {
  test('under which anybody could sign are worth nothing', ({ assert }) => {
    // The neutral point and zero: made without any secret, it would fit one message in eight under each of these keys.
    const forged = Buffer.alloc(64)
    forged[0] = 1
    for (const hex of WEAK) {
      const key = Buffer.from(hex, 'hex').toString('base64')
      const messages = Array.from({ length: 200 }, (_, index) => Buffer.from(`message ${index}`))
      const believed = messages.filter((message) => isSigned('package', message, key, forged.toString('base64')))
      assert.isEmpty(believed, hex)
    }
  })

  test('are told apart by their fingerprints', ({ assert }) => {
    assert.match(fingerprintOf(ROOT.publicKey), /^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    assert.notEqual(fingerprintOf(ROOT.publicKey), fingerprintOf(STRANGER.publicKey))
  })

  test('must be Ed25519', async ({ assert }) => {
    const { generateKeyPairSync } = await import('node:crypto')
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    assert.throws(() => signIntegrity(Buffer.from('x'), privatePem), /Ed25519/)
    await assert.rejects(async () => signPackage(await makePackage(), { privatePem, publicKey: '' }), /Ed25519/)
  })

  test("of Florin's root are Ed25519 keys", ({ assert }) => {
    for (const key of FLORIN_ROOT_KEYS) assert.lengthOf(Buffer.from(key, 'base64'), 32)
  })
})

test.group('Revocation lists', () => {
  const subject = {
    pluginId: 'org.example.bank',
    version: '1.0.0',
    sha256: 'a'.repeat(64),
    publicKey: PUBLISHER.publicKey,
  }
  const reasonFor = (entry: object) =>
    revocationOf(
      {
        entries: checkRevocations(revocations([{ ...entry, reason: 'Bad.' }]), [ROOT.publicKey]).entries,
        problems: [],
      },
      subject,
    )

  test('name a plugin, a version, an archive or a key', ({ assert }) => {
    for (const entry of [
      { plugin_id: 'org.example.bank' },
      { plugin_id: 'org.example.bank', version: '1.0.0' },
      { sha256: 'a'.repeat(64) },
      { public_key: PUBLISHER.publicKey },
    ])
      assert.equal(reasonFor(entry), 'Bad.', JSON.stringify(entry))
    for (const entry of [{ plugin_id: 'org.example.bank', version: '1.0.1' }, { public_key: STRANGER.publicKey }])
      assert.isUndefined(reasonFor(entry), JSON.stringify(entry))
  })

  test('that revoke everything are refused', ({ assert }) => {
    assert.throws(() => reasonFor({}), /damaged/)
  })

  test('that Florin did not sign are refused', ({ assert }) => {
    const list = revocations([{ plugin_id: 'org.example.bank', reason: 'Bad.' }])
    assert.throws(() => checkRevocations(list, [STRANGER.publicKey]), /not signed by Florin/)
    assert.throws(() => checkRevocations(list.replace('Bad', 'bad'), [ROOT.publicKey]), /not signed by Florin/)
    for (const text of ['', '{}', 'null', '[]'])
      assert.throws(() => checkRevocations(text, [ROOT.publicKey]), /damaged/)
  })

  test('that comes with Florin is signed by its root key', async ({ assert }) => {
    const { readFileSync } = await import('node:fs')
    const { SHIPPED_REVOCATIONS } = await import('#plugins/installation')
    assert.deepEqual(checkRevocations(readFileSync(SHIPPED_REVOCATIONS, 'utf8'), FLORIN_ROOT_KEYS).entries, [])
  })
})
