import { InvalidPackageException } from './exceptions.js'
import { FILES_MAX } from './limits.js'

export interface PackageFile {
  name: string
  content: Buffer
}

/*
 * POSIX ustar, one form of it: plain files in the order of their names, owned by nobody, of no time, two blocks of zeros at the end. For
 * given files there is exactly one such archive, and the reader takes no other: a header must be, byte by byte, the one that the
 * writer would have written for its name and size. So links, devices, folders, extended headers, odd numbers and hidden bytes need
 * no rule of their own.
 */
const BLOCK = 512
const NAME_BYTES = 100
const SIZE_AT = 124
const CHECKSUM_AT = 148
const TYPE_AT = 156
const MODE = '0000644\0'
const NOBODY = '0000000\0'
const NO_TIME = '00000000000\0'

const KINDS: Record<string, string> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '5': 'a folder',
  '6': 'a pipe',
  g: 'an extended header',
  x: 'an extended header',
  L: 'an extended header',
  K: 'an extended header',
  S: 'a sparse file',
}

/** The archive of these files; whatever order they come in, the same bytes. */
export function writeTar(files: readonly PackageFile[]): Buffer {
  const sorted = [...files].sort((a, b) => compareNames(a.name, b.name))
  const parts = sorted.flatMap(({ name, content }) => [header(name, content.length), content, padding(content.length)])
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

export function readTar(archive: Buffer): PackageFile[] {
  const files: PackageFile[] = []
  let at = 0
  while (!isEnd(archive, at)) {
    if (files.length === FILES_MAX) throw new InvalidPackageException(`it holds more than ${FILES_MAX} files`)
    const file = readFile(archive, at)
    const before = files.at(-1)
    if (before?.name === file.name) throw new InvalidPackageException(`it holds ${quoted(file.name)} twice`)
    if (before && compareNames(before.name, file.name) > 0) {
      throw new InvalidPackageException(`its files are not in order at ${quoted(file.name)}`)
    }
    files.push(file)
    at += BLOCK + padded(file.content.length)
  }
  return files
}

/** True at the two blocks of zeros that end an archive; throws where they should be and are not, or are not the last. */
function isEnd(archive: Buffer, at: number): boolean {
  const block = archive.subarray(at, at + BLOCK)
  if (block.length < BLOCK) throw new InvalidPackageException('its list of files is cut short')
  if (!isZero(block)) return false
  const rest = archive.subarray(at)
  if (rest.length !== 2 * BLOCK || !isZero(rest)) throw new InvalidPackageException('something follows after its files')
  return true
}

function readFile(archive: Buffer, at: number): PackageFile {
  const given = archive.subarray(at, at + BLOCK)
  const [name, size] = [nameIn(given), sizeIn(given)]
  const type = String.fromCharCode(given[TYPE_AT]!)
  if (type in KINDS) throw new InvalidPackageException(`${quoted(name)} is ${KINDS[type]}, not a file`)
  if (!given.equals(header(name, size))) {
    throw new InvalidPackageException(`the entry ${quoted(name)} is not written as florin:plugin:pack writes it`)
  }
  const start = at + BLOCK
  if (start + padded(size) > archive.length) throw new InvalidPackageException(`${quoted(name)} is cut short`)
  if (!isZero(archive.subarray(start + size, start + padded(size)))) {
    throw new InvalidPackageException(`something is hidden behind ${quoted(name)}`)
  }
  return { name, content: archive.subarray(start, start + size) }
}

function nameIn(block: Buffer): string {
  const field = block.subarray(0, NAME_BYTES)
  const end = field.indexOf(0)
  return field.toString('latin1', 0, end === -1 ? NAME_BYTES : end)
}

function sizeIn(block: Buffer): number {
  const text = block.toString('latin1', SIZE_AT, SIZE_AT + 12)
  if (!/^[0-7]{11}\0$/.test(text))
    throw new InvalidPackageException(`the size of ${quoted(nameIn(block))} is no number`)
  return Number.parseInt(text, 8)
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, NAME_BYTES, 'latin1')
  block.write(MODE + NOBODY + NOBODY + octal(size, 11) + '\0' + NO_TIME, NAME_BYTES, 'latin1')
  block.write('        0', CHECKSUM_AT, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${octal(sum, 6)}\0 `, CHECKSUM_AT, 'latin1')
  return block
}

export const compareNames = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const octal = (number: number, digits: number) => number.toString(8).padStart(digits, '0')
const padded = (size: number) => Math.ceil(size / BLOCK) * BLOCK
const padding = (size: number) => Buffer.alloc(padded(size) - size)
const isZero = (bytes: Buffer) => bytes.every((byte) => byte === 0)
/** Names come from strangers and go into messages. */
const quoted = (name: string) => JSON.stringify(name.slice(0, NAME_BYTES))
