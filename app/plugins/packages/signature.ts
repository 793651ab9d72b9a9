import { InvalidPackageException, UntrustedPackageException } from './exceptions.js'
import { isSigned, publicKeyOf, signStatement } from './keys.js'

/** What Florin states about a publisher: this key is theirs, for plugins whose ids begin with the prefix. */
export interface Certificate {
  publisher: string
  public_key: string
  /** Ends with a dot: `org.example.`. */
  id_prefix: string
  issued_on: string
  /** By one of Florin's root keys. */
  signature: string
}

/** `signature.json`: who vouches for the integrity list. */
export interface PackageSignature {
  schema: 'florin-signature/1'
  public_key: string
  signature: string
  certificate?: Certificate
}

const MEMBERS = ['schema', 'public_key', 'signature', 'certificate']
const CERTIFICATE_MEMBERS = ['publisher', 'public_key', 'id_prefix', 'issued_on', 'signature']
const PREFIX = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\.$/

export function signIntegrity(integrity: Uint8Array, privatePem: string, certificate?: Certificate): Buffer {
  const signed = { public_key: publicKeyOf(privatePem), signature: signStatement('package', integrity, privatePem) }
  return writeSignature({ schema: 'florin-signature/1', ...signed, ...(certificate ? { certificate } : {}) })
}

/** Reads `signature.json` and checks that it holds for the list; whom the key belongs to is another question. */
export function checkSignature(content: Buffer, integrity: Uint8Array): PackageSignature {
  const signature = parse(content)
  if (!isSigned('package', integrity, signature.public_key, signature.signature)) {
    throw new UntrustedPackageException('The signature does not fit the package: it was changed after it was signed.')
  }
  return signature
}

export function issueCertificate(statement: Omit<Certificate, 'signature'>, rootPem: string): Certificate {
  if (!PREFIX.test(statement.id_prefix))
    throw new UntrustedPackageException('The prefix of ids must be like org.example.')
  return { ...statement, signature: signStatement('publisher certificate', stated(statement), rootPem) }
}

/** Who publishes a signed package; undefined without a certificate. Throws where a certificate does not hold. */
export function verifiedPublisher(
  { public_key, certificate }: PackageSignature,
  pluginId: string,
  rootKeys: readonly string[],
): string | undefined {
  if (!certificate) return undefined
  const isOurs = rootKeys.some((root) =>
    isSigned('publisher certificate', stated(certificate), root, certificate.signature),
  )
  if (!isOurs) throw new UntrustedPackageException('The certificate of its publisher was not signed by Florin.')
  if (certificate.public_key !== public_key) {
    throw new UntrustedPackageException('The certificate belongs to another key than the one it was signed with.')
  }
  if (PREFIX.test(certificate.id_prefix) && pluginId.startsWith(certificate.id_prefix)) return certificate.publisher
  const detail = `${certificate.publisher} may publish plugins called ${certificate.id_prefix}… only, not ${pluginId}.`
  throw new UntrustedPackageException(detail)
}

const stated = ({ publisher, public_key, id_prefix, issued_on }: Omit<Certificate, 'signature'>) =>
  Buffer.from(JSON.stringify({ publisher, public_key, id_prefix, issued_on }))

const writeSignature = (signature: PackageSignature) => Buffer.from(`${JSON.stringify(signature, null, 2)}\n`)

/** There is one way to write a signature, so nothing can be hidden beside it. */
function parse(content: Buffer): PackageSignature {
  const refused = new InvalidPackageException('signature.json is not written as florin:plugin:sign writes it')
  let value: unknown
  try {
    value = JSON.parse(String(content))
  } catch {
    throw refused
  }
  if (!isRecordOf(value, MEMBERS) || value.schema !== 'florin-signature/1') throw refused
  const { schema, public_key, signature, certificate } = value
  if (typeof public_key !== 'string' || typeof signature !== 'string') throw refused
  if (certificate !== undefined && !isCertificate(certificate)) throw refused
  const written = writeSignature({ schema, public_key, signature, ...(certificate ? { certificate } : {}) })
  if (!written.equals(content)) throw refused
  return { schema, public_key, signature, certificate }
}

export function isCertificate(value: unknown): value is Certificate {
  if (!isRecordOf(value, CERTIFICATE_MEMBERS)) return false
  return CERTIFICATE_MEMBERS.every((member) => typeof value[member] === 'string')
}

function isRecordOf(value: unknown, members: readonly string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.keys(value).every((key) => members.includes(key))
}
