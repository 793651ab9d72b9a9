import { test } from '@japa/runner'
import { strToU8, zipSync } from 'fflate'
import { ARCHIVE_LIMITS, type Unpacked, unpackArchive } from '#imports/services/unpack_archive'
import { ENTRIES_MAX } from '#imports/services/zip_entries'

const text = (content: string) => strToU8(content)

async function all(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<Unpacked[]> {
  const files: Unpacked[] = []
  for await (const file of unpackArchive(bytes, limits)) files.push(file)
  return files
}

const told = (files: Unpacked[]) =>
  files.map((file) => ('reason' in file ? [file.name, file.reason] : [file.name, Buffer.from(file.bytes).toString()]))

test.group('Archives', () => {
  test('are unpacked file by file, without what computers put into them', async ({ assert }) => {
    const zip = zipSync({
      'may.csv': text('may'),
      '__MACOSX/._may.csv': text('x'),
      '.DS_Store': text('x'),
      'year/june.ofx': text('june'),
      'logo.png': text('x'),
      'empty.csv': text(''),
    })
    assert.deepEqual(told(await all(zip)), [
      ['may.csv', 'may'],
      ['year/june.ofx', 'june'],
      ['logo.png', 'It is no bank file.'],
      ['empty.csv', 'It is empty.'],
    ])
  })

  test('in archives are opened, but not for ever; workbooks stay whole', async ({ assert }) => {
    const book = zipSync({ '[Content_Types].xml': text('x'), 'xl/workbook.xml': text('x') })
    const deep = zipSync({ 'c.zip': zipSync({ 'd.csv': text('d') }) })
    const zip = zipSync({ 'a.zip': zipSync({ 'b.csv': text('b') }), 'book.xlsx': book, 'deep.zip': deep })
    const files = await all(zip)
    assert.deepEqual(
      files.map(({ name }) => name),
      ['a.zip/b.csv', 'book.xlsx', 'deep.zip/c.zip'],
    )
    assert.containSubset(files, [{ name: 'deep.zip/c.zip', reason: 'Archives are opened 2 deep, no deeper.' }])
  })

  test('have limits on the number and the size of what is in them', async ({ assert }) => {
    const zip = zipSync({ 'a.csv': text('aaaa'), 'b.csv': text('bbbb'), 'c.csv': text('cccc') })
    assert.deepEqual(told(await all(zip, { ...ARCHIVE_LIMITS, files: 2 })).at(-1), [
      'c.csv',
      'The first 2 files of an archive are read, no more.',
    ])
    assert.deepEqual(
      (await all(zip, { ...ARCHIVE_LIMITS, bytes: 5 })).map((file) => 'reason' in file),
      [false, true, true],
    )
  })

  test('that state a smaller size than they have cannot fill the memory', async ({ assert }) => {
    const zip = zipSync({ 'bomb.csv': new Uint8Array(5_000_000) })
    const view = new DataView(zip.buffer)
    // The size in the list of files at the end of the archive.
    const list = view.getUint32(zip.length - 6, true)
    view.setUint32(list + 24, 10, true)
    const [bomb] = await all(zip)
    assert.match((bomb as { reason: string }).reason, /damaged/)
  })

  test('that state four billion files are read as far as they list some', async ({ assert }) => {
    const claims = (count: number, list: number) => {
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(0xffff, 8)
      end.writeUInt16LE(0xffff, 10)
      end.writeUInt32LE(0xffffffff, 16)
      const [record, locator] = [Buffer.alloc(56), Buffer.alloc(20)]
      record.writeUInt32LE(0x06064b50, 0)
      record.writeUInt32LE(count, 32)
      record.writeUInt32LE(list, 48)
      locator.writeUInt32LE(0x07064b50, 0)
      locator.writeUInt32LE(4, 8)
      return Buffer.concat([Buffer.from('PK\x03\x04'), record, locator, end])
    }
    assert.isEmpty(await all(claims(0xffffffff, 0)))
  })

  test('that list a file a thousand times are read as far as the limits', async ({ assert }) => {
    const zip = Buffer.from(zipSync({ 'a.csv': text('a') }))
    const list = zip.readUInt32LE(zip.length - 6)
    const [entry, end] = [zip.subarray(list, zip.length - 22), Buffer.from(zip.subarray(zip.length - 22))]
    end.writeUInt16LE(0xffff, 10)
    const files = await all(Buffer.concat([zip.subarray(0, list), ...Array<Buffer>(30_000).fill(entry), end]))
    assert.lengthOf(files, ENTRIES_MAX)
    assert.lengthOf(
      files.filter((file) => 'bytes' in file),
      ARCHIVE_LIMITS.files,
    )
  })

  test('whose files are not what the list says are told as damaged', async ({ assert }) => {
    const zip = Buffer.from(zipSync({ 'a.csv': [text('content'), { level: 0 }], 'b.csv': text('b') }))
    zip[zip.indexOf('content')] ^= 1
    const list = zip.readUInt32LE(zip.length - 6)
    zip.writeUInt32LE(0xfffffff0, zip.indexOf('b.csv', list) - 46 + 42)
    for (const [name, reason] of told(await all(zip))) assert.match(reason, /damaged/, name)
  })

  test('that are damaged hold nothing', async ({ assert }) => {
    const zip = zipSync({ 'a.csv': text('a') })
    assert.isEmpty(await all(zip.slice(0, 20)))
    assert.isEmpty(await all(text('no archive')))
  })
})
