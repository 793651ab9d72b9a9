import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'

/*
 * An authority of our own and certificates of it, written as X.509 asks: for servers in tests that speak TLS like the real ones. Valid
 * long enough for anything a test does.
 */
const [FROM, TO] = ['20200101000000Z', '20490101000000Z']

const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
}

export interface Authority {
  /** PEM, to be trusted. */
  certificate: string
  /** A certificate for names, or addresses as text. */
  issue(names: string[], addresses?: string[]): { key: string; cert: string }
}

export function makeAuthority(name = 'Florin test authority'): Authority {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const isAuthority = extension(OID.basicConstraints, sequence(der(0x01, Buffer.from([0xff]))), true)
  const parts = { issuer: name, signer: privateKey }
  return {
    certificate: certificate({ ...parts, subject: name, publicKey, extensions: [isAuthority] }),
    issue(names, addresses = []) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const alternatives = sequence(
        ...names.map((each) => der(0x82, Buffer.from(each, 'latin1'))),
        ...addresses.map((each) => der(0x87, Buffer.from(each.split('.').map(Number)))),
      )
      const extensions = [extension(OID.subjectAltName, alternatives)]
      const subject = names[0] ?? addresses[0] ?? 'nobody'
      return {
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: certificate({ ...parts, subject, publicKey: own.publicKey, extensions }),
      }
    },
  }
}

interface CertificateParts {
  issuer: string
  signer: KeyObject
  subject: string
  publicKey: KeyObject
  extensions: Buffer[]
}

function certificate({ issuer, signer, subject, publicKey, extensions }: CertificateParts): string {
  const algorithm = sequence(oid(OID.ecdsaWithSha256))
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(8)])
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    distinguished(issuer),
    sequence(der(0x18, Buffer.from(FROM)), der(0x18, Buffer.from(TO))),
    distinguished(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]))
  return new X509Certificate(sequence(body, algorithm, signature)).toString()
}

/** One element: tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const digits = content.length.toString(16)
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  const length = content.length < 0x80 ? bytes : Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes])
  return Buffer.concat([Buffer.from([tag]), length, content])
}

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const distinguished = (name: string) =>
  sequence(der(0x31, sequence(oid(OID.commonName), der(0x0c, Buffer.from(name.slice(0, 64))))))
const extension = (id: string, content: Buffer, isCritical = false) =>
  sequence(oid(id), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, content))
