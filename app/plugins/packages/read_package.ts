import type { Manifest } from '#sdk'
import { gunzip, gzip } from './gzip.js'
import { checkIntegrity, integrityOf, sha256 } from './integrity.js'
import { checkFiles, contentOf, INTEGRITY_FILE, SIGNATURE_FILE } from './package_files.js'
import { checkSignature, type PackageSignature } from './signature.js'
import { type PackageFile, readTar, writeTar } from './tar.js'

/** A package that is whole: every rule of the format holds, and the signature, if there is one, fits. Nothing is said of trust. */
export interface CheckedPackage {
  manifest: Manifest
  /** All of its files, with the integrity list and the signature. */
  files: PackageFile[]
  signature: PackageSignature | undefined
  /** Of the archive. */
  sha256: string
  size: number
  /** Of the integrity list, and so of everything the package does. */
  integritySha256: string
}

/** Reads an archive from a stranger. Whatever is wrong ends in an `InvalidPackageException` that says what. */
export async function readPackage(archive: Buffer): Promise<CheckedPackage> {
  const files = readTar(await gunzip(archive))
  const manifest = checkFiles(files)
  return { manifest, files, ...checkSeals(files), sha256: sha256(archive), size: archive.length }
}

/** What holds the files of a package together. */
export function checkSeals(files: readonly PackageFile[]) {
  const integrity = checkIntegrity(files)
  const sealed = contentOf(files, SIGNATURE_FILE)
  return {
    signature: sealed && checkSignature(sealed, integrity),
    integritySha256: sha256(integrity),
  }
}

/** The archive of a plugin's files, without a signature. */
export function writePackage(files: readonly PackageFile[]): Buffer {
  const plain = files.filter(({ name }) => name !== INTEGRITY_FILE && name !== SIGNATURE_FILE)
  const sealed = [...plain, { name: INTEGRITY_FILE, content: integrityOf(plain) }]
  checkFiles(sealed)
  return gzip(writeTar(sealed))
}

/** The archive of a checked package with another signature. */
export function resealed({ files }: CheckedPackage, signature: Buffer): Buffer {
  const unsigned = files.filter(({ name }) => name !== SIGNATURE_FILE)
  return gzip(writeTar([...unsigned, { name: SIGNATURE_FILE, content: signature }]))
}
