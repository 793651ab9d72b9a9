import { test } from '@japa/runner'
import { strToU8, zipSync } from 'fflate'
import { ARCHIVE_LIMITS, type Unpacked, unpackArchive } from '#imports/services/unpack_archive'

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
    if ('bytes' in bomb!) assert.isAtMost(bomb.bytes.length, 10)
    else assert.match(bomb!.reason, /damaged/)
  })

  test('that are damaged hold nothing', async ({ assert }) => {
    const zip = zipSync({ 'a.csv': text('a') })
    assert.isEmpty(await all(zip.slice(0, 20)))
    assert.isEmpty(await all(text('no archive')))
  })
})
