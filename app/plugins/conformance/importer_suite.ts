import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Transaction } from '#sdk'
import { DecimalSum } from '#sdk'
import { decodeText } from '../domain/decode_text.js'
import { expectedFile, readJson, writeJson } from './cases.js'
import { difference } from './findings.js'
import { broken } from './mutations.js'
import { type FileReading, readBytes, readFixture } from './read_file.js'
import type { Subject } from './subject.js'

const MUTATIONS = 60
const ROWS_MEASURED = 1_000
const LONGEST_ROW = 2_000
const NEXT_DAY = '2026-01-03T17:18:19.000Z'

/** Every file of the fixtures is read again under other circumstances. */
export async function importerSuite(subject: Subject): Promise<void> {
  const { files, findings } = subject
  for (const name of files) {
    const read = await readFixture(subject.bench, subject.folder, name)
    subject.meter.add('importer.parse', read.rows, read.cpu_ms)
    await findings.check(`${name}: is read as expected`, () => isAsExpected(subject, name, read.seen))
    await findings.check(`${name}: is read alike on another day`, () => isReadAlike(subject, name, read.seen))
    await findings.check(`${name}: adds up to its balances`, () => addsUp(read.seen))
    await findings.check(`${name}: other line endings and encodings`, () => standsOtherText(subject, name, read.seen))
  }
  await measure(subject)
  await findings.check('what is no bank file is left to others', () => leavesOthers(subject))
  await findings.check('broken files end in a message, within the limits', () => standsMutations(subject))
}

function isAsExpected({ folder, accept }: Subject, name: string, seen: FileReading): string | undefined {
  const file = expectedFile(folder, name.replace(/\.\w+$/, ''))
  if (accept) writeJson(file, seen)
  if (!existsSync(file)) return `There is no ${file}; --accept writes what was read.`
  return difference(seen, readJson(file))
}

/** Ids of transactions must come from the file and from nothing else. */
async function isReadAlike({ bench, folder }: Subject, name: string, first: FileReading): Promise<string | undefined> {
  bench.clock.set(NEXT_DAY)
  try {
    return difference((await readFixture(bench, folder, name)).seen, first)
  } finally {
    bench.clock.set()
  }
}

/** Where a statement tells both balances, its transactions are the difference, or an issue says that they are not. */
function addsUp(seen: FileReading): string | undefined {
  if (!('statements' in seen)) return undefined
  const { statements = [], transactions = [], issues } = seen
  for (const [index, { opening_balance: opening, closing_balance: closing, account }] of statements.entries()) {
    const booked = transactions.filter((each) => each.statement === index)
    // Rows that could not be read are told one by one, and money that moved in another currency has no place in the sum.
    const isWhole = issues.length === 0 && booked.every(({ currency }) => !currency || currency === account.currency)
    if (opening === null || closing === null || !isWhole) continue
    const sum = new DecimalSum()
    for (const { amount, status } of booked) if (status !== 'pending') sum.add(amount)
    sum.add(opening)
    if (!sum.equals(closing))
      return `Statement ${index + 1} begins at ${opening}, its transactions lead to ${sum.toString()}, it says ${closing}.`
  }
  return undefined
}

async function standsOtherText(
  { bench, folder }: Subject,
  name: string,
  first: FileReading,
): Promise<string | undefined> {
  const bytes = readFileSync(join(folder, 'fixtures', name))
  const { text, encoding } = decodeText(bytes)
  // What is no text has no line endings, and documents are decoded elsewhere.
  if (encoding === 'binary' || bytes.subarray(0, 1024).includes('%PDF-')) return undefined
  const utf8 = Buffer.from(text)
  const plain = utf8.equals(bytes) ? first : (await readBytes(bench, name, utf8)).seen
  const lines = text.replace(/\r\n?/g, '\n')
  const variants: [string, Uint8Array][] = [
    ['with CRLF', Buffer.from(lines.replaceAll('\n', '\r\n'))],
    ['with LF', Buffer.from(lines)],
    ['as UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['as UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ]
  for (const [what, variant] of variants) {
    if (bytes.equals(variant)) continue
    const found = difference(essence((await readBytes(bench, name, variant)).seen), essence(plain))
    if (found) return `${what}: ${found}`
  }
  return undefined
}

/** What must not depend on how the text was written down. */
function essence(reading: FileReading): unknown {
  if ('reason' in reading) return reading.reason
  const money = (each: Transaction) => [each.date, each.amount, each.external_id, each.statement]
  return { money: reading.transactions?.map(money), postings: reading.postings?.length }
}

/** A file of a thousand rows, where rows are lines: the last one again and again. Other files are as long as they are. */
async function measure({ bench, folder, files, meter }: Subject): Promise<void> {
  for (const name of files) {
    const { text, encoding } = decodeText(readFileSync(join(folder, 'fixtures', name)))
    const last = text.trimEnd().split('\n').at(-1) ?? ''
    if (encoding === 'binary' || last === '' || last.length > LONGEST_ROW) continue
    const long = `${text.trimEnd()}\n${`${last}\n`.repeat(ROWS_MEASURED)}`
    const { rows, cpu_ms } = await readBytes(bench, name, Buffer.from(long))
    if (rows < ROWS_MEASURED) continue
    return meter.add('importer.parse', rows, cpu_ms)
  }
}

async function leavesOthers({ bench }: Subject): Promise<string | undefined> {
  const others: [string, string][] = [
    ['letter.txt', 'Dear all,\n\nthe meeting is on Monday. Please bring the papers.\n\nYours\n'],
    ['page.html', '<!doctype html><html><head><title>Hello</title></head><body><p>Hello.</p></body></html>'],
    ['empty.txt', ''],
  ]
  for (const [name, text] of others) {
    const { seen } = await readBytes(bench, name, Buffer.from(text))
    if (!('reason' in seen) && (seen.transactions ?? seen.postings ?? []).length > 0)
      return `It reads ${name}, which is none of its files.`
  }
  return undefined
}

async function standsMutations({ bench, folder, files }: Subject): Promise<string | undefined> {
  if (files.length === 0) return 'There is no file in its fixtures.'
  for (let index = 0; index < MUTATIONS; index++) {
    const name = files[index % files.length]!
    const bytes = broken(readFileSync(join(folder, 'fixtures', name)), index)
    const { seen } = await readBytes(bench, name, bytes)
    if ('reason' in seen && /^(limit_exceeded|internal|transient|host)/.test(seen.reason))
      return `${name}, broken in the ${index + 1}th way, ends in ${seen.reason}: ${seen.message}`
  }
  return undefined
}
