import { gzipSync, constants } from 'node:zlib'
import { test } from '@japa/runner'
import { gunzip, gzip } from '#plugins/packages/gzip'
import { integrityOf } from '#plugins/packages/integrity'
import { readPackage } from '#plugins/packages/read_package'
import { writeTar, type PackageFile } from '#plugins/packages/tar'
import { filesOf, makePackage, manifestOf, PUBLISHER } from '#tests/support/packages'
import { EventLoopWatch } from '#tests/support/sandbox'

const MEGABYTE = 1024 * 1024
const text = (name: string, content: string | Buffer = 'x'): PackageFile => ({ name, content: Buffer.from(content) })

/** Plain files, sealed honestly, so that what is refused is refused for what the case is about. */
function sealed(files: PackageFile[]): PackageFile[] {
  return [...files, { name: 'integrity.json', content: integrityOf(files) }]
}

const packed = (files: PackageFile[]) => gzip(writeTar(sealed(files)))
const withFile = (name: string, content?: string | Buffer) => packed([...filesOf(), text(name, content)])

/** The tar of a sound package, changed by hand; headers get their checksum back unless the case is about that. */
function tampered(change: (tar: Buffer) => Buffer | void, { checksums = true } = {}): Buffer {
  const tar = writeTar(sealed([...filesOf(), text('README.md', 'hello')]))
  const changed = change(tar) ?? tar
  if (checksums) mendChecksum(changed, 0)
  return gzip(changed)
}

function mendChecksum(tar: Buffer, at: number): void {
  tar.write('        ', at + 148, 'latin1')
  const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0)
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1')
}

const typed = (type: string, link = '') =>
  tampered((tar) => {
    tar.write(type, 156, 'latin1')
    tar.write(link, 157, 'latin1')
  })

/** The first file under another name, byte for byte. */
const named = (name: string | Buffer) =>
  tampered((tar) => {
    tar.fill(0, 0, 100)
    Buffer.from(name).copy(tar)
  })

/** One file twice, as a tar written by hand would have it. */
function doubled(): Buffer {
  const tar = writeTar(sealed(filesOf()))
  const entry = writeTar([text('LICENSE', 'MIT')]).subarray(0, 1024)
  return gzip(Buffer.concat([entry, entry, tar]))
}

const CASES: Record<string, [archive: () => Buffer | Promise<Buffer>, message: RegExp]> = {
  'an empty file': [() => Buffer.alloc(0), /cut short/],
  'something that is no gzip': [() => Buffer.from('PK\x03\x04 this is a zip, or so it says'), /not a gzip file/],
  'a gzip that someone else wrote': [() => gzipSync(writeTar(sealed(filesOf()))), /gzip header/],
  'a gzip with a file name inside': [
    async () => {
      const archive = await makePackage()
      archive[3] = 8
      return archive
    },
    /gzip header/,
  ],
  'another compression': [
    async () => {
      const archive = await makePackage()
      archive[2] = 9
      return archive
    },
    /gzip header/,
  ],
  'garbage behind the header': [
    async () => Buffer.concat([(await makePackage()).subarray(0, 10), Buffer.alloc(400, 0xff)]),
    /not compressed as it should be/,
  ],
  'an archive cut in its content': [async () => (await makePackage()).subarray(0, 300), /cut short/],
  'an archive cut in its trailer': [async () => (await makePackage()).subarray(0, -3), /cut short/],
  'two archives, one after the other': [
    async () => Buffer.concat([await makePackage(), await makePackage()]),
    /follows after its end/,
  ],
  'bytes behind its end': [async () => Buffer.concat([await makePackage(), Buffer.from([0])]), /follows after its end/],
  'a wrong checksum': [
    async () => {
      const archive = await makePackage()
      archive[archive.length - 8]! ^= 1
      return archive
    },
    /damaged/,
  ],
  'a wrong length': [
    async () => {
      const archive = await makePackage()
      archive[archive.length - 1]! ^= 1
      return archive
    },
    /damaged/,
  ],
  'an archive that is too large': [() => Buffer.alloc(4 * MEGABYTE + 1, 0x1f), /larger than 4 MiB/],
  'a bomb of zeros': [() => gzip(Buffer.alloc(64 * MEGABYTE)), /unpacks to more than/],
  'a bomb within the largest size': [() => gzip(Buffer.alloc(15 * MEGABYTE)), /too much for its size/],
  'a tar without its end': [() => tampered((tar) => tar.subarray(0, -1024)), /cut short/],
  'a tar with half its end': [() => tampered((tar) => tar.subarray(0, -512)), /follows after its files/],
  'a tar with a long end': [
    () => tampered((tar) => Buffer.concat([tar, Buffer.alloc(8192)])),
    /follows after its files/,
  ],
  'files behind the end': [
    () => tampered((tar) => Buffer.concat([tar, writeTar([text('LICENSE')])])),
    /follows after its files/,
  ],
  'a symbolic link': [() => typed('2', '/etc/passwd'), /is a symbolic link/],
  'a hard link': [() => typed('1', 'plugin.json'), /is a hard link/],
  'a character device': [() => typed('3'), /is a device/],
  'a block device': [() => typed('4'), /is a device/],
  'a folder': [() => typed('5'), /is a folder/],
  'a pipe': [() => typed('6'), /is a pipe/],
  'an extended header': [() => typed('x'), /is an extended header/],
  'a global header': [() => typed('g'), /is an extended header/],
  'a long name of GNU tar': [() => typed('L'), /is an extended header/],
  'a long link of GNU tar': [() => typed('K'), /is an extended header/],
  'a sparse file': [() => typed('S'), /is a sparse file/],
  'an unknown kind of entry': [() => typed('7'), /not written as/],
  'the old kind of file': [() => typed('\0'), /not written as/],
  'a link target on a plain file': [() => typed('0', '/etc/passwd'), /not written as/],
  'a file for all to execute': [() => tampered((tar) => void tar.write('0000777\0', 100, 'latin1')), /not written as/],
  'a file of root with the setuid bit': [
    () => tampered((tar) => void tar.write('0004755\0', 100, 'latin1')),
    /not written as/,
  ],
  'an owner': [() => tampered((tar) => void tar.write('root', 265, 'latin1')), /not written as/],
  'a time': [() => tampered((tar) => void tar.write('14631426361\0', 136, 'latin1')), /not written as/],
  'a prefix before the name': [() => tampered((tar) => void tar.write('../../etc', 345, 'latin1')), /not written as/],
  'bytes behind a NUL in the name': [() => tampered((tar) => void tar.write('\0evil', 9, 'latin1')), /not written as/],
  'a size in base 256': [() => tampered((tar) => void tar.writeUInt8(0x80, 124)), /is no number/],
  'a negative size': [() => tampered((tar) => void tar.write('-0000000001\0', 124, 'latin1')), /is no number/],
  'a size beyond the archive': [() => tampered((tar) => void tar.write('77777777777\0', 124, 'latin1')), /cut short/],
  'a wrong checksum of an entry': [
    () => tampered((tar) => void tar.write('000000\0 ', 148, 'latin1'), { checksums: false }),
    /not written as/,
  ],
  'something hidden between files': [
    () =>
      tampered((tar) => {
        const size = Number.parseInt(tar.toString('latin1', 124, 135), 8)
        tar.write('hidden', 512 + size, 'latin1')
      }),
    /hidden behind/,
  ],
  'a file twice': [doubled, /"LICENSE" twice/],
  'files out of order': [
    () => {
      const [first, second] = [writeTar([text('plugin.js')]), writeTar([text('LICENSE')])]
      return gzip(Buffer.concat([first.subarray(0, 1024), second]))
    },
    /not in order/,
  ],
  'two names that are one to some file systems': [
    () => packed([...filesOf(), text('locales/de-Latn.json', '{}'), text('locales/de-LATN.json', '{}')]),
    /twice/,
  ],
  'a hundred and one files': [
    () => gzip(writeTar(Array.from({ length: 101 }, (_, index) => text(`a${String(index).padStart(3, '0')}`)))),
    /more than 100 files/,
  ],
  'a path out of the folder': [() => withFile('../evil.js'), /no file of a package/],
  'a path out of a folder below': [() => withFile('locales/../../evil.json'), /no file of a package/],
  'an absolute path': [() => withFile('/etc/cron.d/evil'), /no file of a package/],
  "a path in Windows' way": [() => withFile('locales\\..\\..\\evil.json'), /no file of a package/],
  'a drive of Windows': [() => withFile('C:evil.js'), /no file of a package/],
  'a device of Windows': [() => withFile('NUL'), /no file of a package/],
  'a stream of NTFS': [() => withFile('README.md:evil'), /no file of a package/],
  'a dot at the end': [() => withFile('README.md.'), /no file of a package/],
  'a path with a dot': [() => withFile('./README.md'), /no file of a package/],
  'two slashes': [() => withFile('locales//de.json', '{}'), /no file of a package/],
  'a name in full-width letters': [() => named('ＲＥＡＤＭＥ.md'), /not in order|no file of a package/],
  'a name with a combining mark': [() => named('README\u0301.md'), /no file of a package/],
  'a name with a letter that nobody sees': [() => named('README\u200b.md'), /no file of a package/],
  'a name that is turned around': [() => named('README\u202e.md'), /no file of a package/],
  'a name that is not even UTF-8': [() => named(Buffer.from([0x52, 0xc0, 0xaf, 0x52])), /no file of a package/],
  'a newline in a name': [() => withFile('README.md\n'), /no file of a package/],
  'a name of 200 characters': [() => withFile('a'.repeat(200)), /no file of a package|not written as/],
  'a hidden file': [() => withFile('.npmrc'), /no file of a package/],
  'a script to install by': [() => withFile('package.json', '{}'), /no file of a package/],
  'native code': [() => withFile('addon.node'), /no file of a package/],
  'a second bundle': [() => withFile('worker.js'), /no file of a package/],
  'no bundle': [() => packed(filesOf().slice(0, 1)), /has no plugin\.js/],
  'no manifest': [() => packed(filesOf().slice(1)), /has no plugin\.json/],
  'no integrity list': [() => gzip(writeTar(filesOf())), /has no integrity\.json/],
  'a bundle beyond 2 MB': [
    () => packed([filesOf()[0]!, text('plugin.js', noise(2 * MEGABYTE + 1))]),
    /plugin\.js is larger/,
  ],
  'a manifest beyond 256 KB': [
    () => packed([text('plugin.json', noise(256 * 1024 + 1)), filesOf()[1]!]),
    /plugin\.json is larger/,
  ],
  'an icon beyond 64 KB': [() => withFile('icon.svg', noise(64 * 1024 + 1)), /icon\.svg is larger/],
  'a bundle that is no text': [
    () => packed([filesOf()[0]!, text('plugin.js', Buffer.from([0xff, 0xfe, 0x00]))]),
    /is not UTF-8/,
  ],
  'a manifest that is no JSON': [() => packed([text('plugin.json', '{'), filesOf()[1]!]), /not JSON/],
  'a manifest that is nested without end': [
    () => packed([text('plugin.json', `{"name":${'['.repeat(60_000)}${']'.repeat(60_000)}}`), filesOf()[1]!]),
    /plugin\.json/,
  ],
  'a manifest with more than there is': [
    () => packed([text('plugin.json', JSON.stringify({ ...manifestOf(), install: 'curl' })), filesOf()[1]!]),
    /additional properties/,
  ],
  'a manifest with a prototype': [
    () =>
      packed([text('plugin.json', JSON.stringify(manifestOf()).replace('{', '{"__proto__":{"x":1},')), filesOf()[1]!]),
    /additional properties/,
  ],
  'an id that is a path': [() => packed(filesOf({ id: '../../evil' })), /must match pattern/],
  'a version that is a path': [() => packed(filesOf({ version: '1.0.0/../../x' })), /must match pattern/],
  'a plugin for another API': [() => packed(filesOf({ api: '^2.0' })), /needs plugin API/],
  'an icon with a script': [
    () => withFile('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    /icon\.svg holds the element <script>/,
  ],
  'a PNG that is none': [() => withFile('icon.png', '<html>'), /no PNG/],
  'a PNG that fills the memory of browsers': [() => withFile('icon.png', png(60_000, 60_000)), /wider or higher/],
  'a PNG of no size': [() => withFile('icon.png', png(0, 16)), /wider or higher/],
  'translations that are no texts': [() => withFile('locales/de.json', '{"name":{}}'), /no list of texts/],
  'a signature that is none': [() => withFile('signature.json', '{}'), /signature\.json is not written as/],
}

/** The start of a PNG image of a size. */
function png(width: number, height: number): Buffer {
  const start = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0', 'latin1')
  start.writeUInt32BE(width, 16)
  start.writeUInt32BE(height, 20)
  return start
}

/** Text that does not compress, so that a case about a size meets no other limit. */
function noise(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 48271) % 2147483647
      return 33 + (state % 90)
    }),
  )
}

const codes = ['E_INVALID_PACKAGE', 'E_INVALID_MANIFEST', 'E_UNTRUSTED_PACKAGE']

test.group('Hostile archives', () => {
  for (const [name, [archive, message]] of Object.entries(CASES)) {
    test(`refuses ${name}`, async ({ assert }) => {
      const error = await readPackage(await archive()).then(
        () => undefined,
        (thrown: { code?: string; message: string }) => thrown,
      )
      assert.include(codes, error?.code ?? 'no error', error?.message)
      assert.match(error!.message, message)
    })
  }

  test('gives up on a bomb before it is unpacked, and lets others work meanwhile', async ({ assert }) => {
    const bomb = gzip(Buffer.alloc(256 * MEGABYTE))
    const [watch, memory] = [new EventLoopWatch(), process.memoryUsage().rss]
    await assert.rejects(() => gunzip(bomb), /too much for its size/)
    assert.isBelow(watch.stop(), 100)
    assert.isBelow(process.memoryUsage().rss - memory, 100 * MEGABYTE)
  })

  test('takes a small PNG as icon', async ({ assert }) => {
    const { files } = await readPackage(await makePackage({ files: { 'icon.png': png(64, 64) } }))
    assert.include(
      files.map(({ name }) => name),
      'icon.png',
    )
  })

  test('takes what deflate of another strength made, for only the content counts', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER })
    const stored = gzipSync(await gunzip(archive), { level: constants.Z_NO_COMPRESSION })
    const { manifest } = await readPackage(Buffer.concat([archive.subarray(0, 10), stored.subarray(10)]))
    assert.equal(manifest.id, 'org.example.bank')
  })
})
