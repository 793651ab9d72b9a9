import { InvalidPackageException } from './exceptions.js'
import { INTEGRITY_FILE, contentOf } from './package_files.js'
import { readPackage, resealed } from './read_package.js'
import { type Certificate, isCertificate, signIntegrity } from './signature.js'

/** The archive with a signature by this key in place of any other; a certificate is the text of a file that Florin issued. */
export async function signPackage(archive: Buffer, privatePem: string, certificate?: string): Promise<Buffer> {
  const checked = await readPackage(archive)
  const integrity = contentOf(checked.files, INTEGRITY_FILE)!
  return resealed(
    checked,
    signIntegrity(integrity, privatePem, certificate === undefined ? undefined : parse(certificate)),
  )
}

function parse(text: string): Certificate {
  const refused = new InvalidPackageException('the certificate is not one that florin:plugin:certify wrote')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refused
  }
  if (!isCertificate(value)) throw refused
  return value
}
