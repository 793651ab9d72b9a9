import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import fc from 'fast-check'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { addDays } from '#core/plain_date'
import type { BankLine } from '#tests/support/bank_file'
import { type BankFormat, bankFormats } from '#tests/support/bank_formats'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'

/** No day before the 13th, so that no format takes days for months. */
const FIRST_DAY = '2026-03-13'
const LATER = '2026-04-13'
const OVERLAP = 20
const HARD = { numRuns: 4 }

/** What is hard to tell apart: few days, amounts and names, with and without references. */
const lines = (first: string, prefix: string): fc.Arbitrary<BankLine[]> =>
  fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 6 }),
        payee: fc.constantFrom('Grocer', 'Kaffeehaus', 'Baker & Sons'),
        text: fc.constantFrom('Card 12', 'Order 7'),
        amount: fc.constantFrom('-4.20', '-10.00', '100.00'),
        isReferenced: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((all) =>
      all
        .sort((a, b) => a.day - b.day)
        .map(({ day, isReferenced, ...line }, at) => ({
          ...line,
          date: addDays(first, day),
          reference: isReferenced ? `${prefix}${1000 + at}` : '',
        })),
    )

const shuffled = (rows: BankLine[]) => fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })

async function ledgerOf({ id, database }: TestHousehold) {
  return database.read(id, (queries) =>
    queries.all(
      `SELECT t.occurred_on, t.status, y.name AS payee, t.memo, t.raw_description, p.position, p.quantity, r.external_id
       FROM transactions t JOIN postings p ON p.transaction_id = t.id LEFT JOIN payees y ON y.id = t.payee_id
       LEFT JOIN source_records r ON r.transaction_id = t.id ORDER BY t.occurred_on, r.external_id, p.position`,
    ),
  )
}

async function countOf({ id, database }: TestHousehold): Promise<number> {
  const rows = await database.read(id, (queries) => queries.all('SELECT id FROM transactions'))
  return rows.length
}

async function bring(household: TestHousehold, { name, write }: BankFormat, rows: BankLine[]) {
  return importFile(household, write(rows), await accountOf(household, 'Assets:Checking'), name)
}

test.group('Every format', (group) => {
  group.teardown(endImportRuns)

  for (const format of bankFormats) {
    test(`${format.name}: twice adds nothing, undone and again is once`, async ({ assert }) => {
      await fc.assert(
        fc.asyncProperty(lines(FIRST_DAY, 'REFA'), async (rows) => {
          const household = await makeHousehold()
          const first = await bring(household, format, rows)
          assert.equal(first.counts.new, rows.length)
          const once = await ledgerOf(household)
          const again = await bring(household, format, rows)
          assert.deepInclude(again.counts, { new: 0, duplicate: rows.length })
          assert.deepEqual(await ledgerOf(household), once)
          const gateway = await app.container.make('florin.gateway')
          await new UndoChangeSet(gateway).handle(household.id, first.changeSetId!, household.actor)
          assert.equal(await countOf(household), 0)
          await bring(household, format, rows)
          assert.deepEqual(await ledgerOf(household), once)
        }),
        HARD,
      )
    })

    test(`${format.name}: the last rows again with new ones, shuffled, add only the new ones`, async ({ assert }) => {
      const files = fc
        .tuple(lines(FIRST_DAY, 'REFA'), lines(LATER, 'REFB'))
        .chain(([early, late]) =>
          fc.tuple(fc.constant(early), fc.constant(late), shuffled([...early.slice(-OVERLAP), ...late])),
        )
      await fc.assert(
        fc.asyncProperty(files, async ([early, late, overlapping]) => {
          const household = await makeHousehold()
          await bring(household, format, early)
          const { counts } = await bring(household, format, overlapping)
          assert.equal(counts.new, late.length)
          // A column of numbers may be taken for one in one file and not in the other; then rows are known by what they say.
          assert.equal(counts.duplicate + counts.matched, overlapping.length - late.length)
          assert.equal(await countOf(household), early.length + late.length)
        }),
        HARD,
      )
    })

    test(`${format.name}: 200 equal payments all survive`, async ({ assert }) => {
      const household = await makeHousehold()
      const twin: BankLine = { date: FIRST_DAY, payee: 'Kiosk', text: 'Card 12', amount: '-1.00' }
      const twins = Array.from({ length: 200 }, () => twin)
      assert.equal((await bring(household, format, twins)).counts.new, 200)
      assert.deepInclude((await bring(household, format, twins)).counts, { new: 0, duplicate: 200 })
      assert.equal((await bring(household, format, [...twins, twin])).counts.new, 1)
      assert.equal(await countOf(household), 201)
    })
  }
})
