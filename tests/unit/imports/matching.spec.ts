import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays, dayNumber } from '#core/plain_date'
import { type Candidate, type IncomingRow, type Match, matchRows } from '#imports/domain/matching'
import { DEFAULT_TOLERANCE } from '#imports/domain/tolerance'

const { daysApart: DAYS_APART, pendingDaysApart: PENDING_DAYS_APART } = DEFAULT_TOLERANCE

const nothingSeen = new Map()
const DAY = '2026-03-10'

function incoming(row: Partial<IncomingRow> = {}): IncomingRow {
  return { accountId: 1, identity: 'A', occurredOn: DAY, minor: -1250, text: 'REWE Markt 4411 Berlin', ...row }
}

function candidate(transaction: Partial<Candidate> = {}): Candidate {
  return {
    transactionId: 1,
    accountId: 1,
    occurredOn: DAY,
    minor: -1250,
    isPending: false,
    origin: 'person',
    forNumbered: true,
    text: 'Rewe',
    hasRawDescription: false,
    isReconciled: false,
    ...transaction,
  }
}

const match = (rows: IncomingRow[], candidates: Candidate[]) => matchRows(rows, { seen: nothingSeen, candidates })
const kinds = (rows: IncomingRow[], candidates: Candidate[]) => match(rows, candidates).map(({ kind }) => kind)

/** The transaction that a row was taken for. */
const takenFor = (found: Match) => ('candidate' in found ? found.candidate.transactionId : null)

test.group('Matching | identity', () => {
  test('knows a row of an earlier file', ({ assert }) => {
    const seen = new Map([[1, new Map([['A', { id: 7, transactionId: 70, isDeleted: false, isPending: false }]])]])
    assert.deepEqual(matchRows([incoming(), incoming({ identity: 'B' })], { seen, candidates: [] }), [
      { kind: 'duplicate', recordId: 7, transactionId: 70, isDeleted: false, isPending: false },
      { kind: 'new' },
    ])
  })

  test('keeps a known row from being taken for another transaction, and that from being claimed twice', ({
    assert,
  }) => {
    const seen = new Map([[1, new Map([['A', { id: 7, transactionId: 1, isDeleted: false, isPending: false }]])]])
    const found = matchRows([incoming({ identity: 'B' }), incoming()], {
      seen,
      candidates: [candidate({ isPending: true })],
    })
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['new', 'duplicate'],
    )
  })
})

test.group('Matching | same day', () => {
  test('takes a row for what a person entered with the same amount on the day', ({ assert }) => {
    const [found] = match([incoming({ text: 'a quite different text' })], [candidate()])
    assert.containsSubset(found, { kind: 'matched', by: 'day' })
  })

  test('does not look at other amounts and accounts', ({ assert }) => {
    assert.deepEqual(
      kinds([incoming()], [candidate({ minor: -1251 }), candidate({ accountId: 2, transactionId: 2 })]),
      ['new'],
    )
  })

  test('pairs what is most alike, whatever comes first', ({ assert }) => {
    const rows = [incoming({ identity: 'A', text: 'EDEKA 22' }), incoming({ identity: 'B', text: 'REWE 11' })]
    const candidates = [candidate({ transactionId: 1, text: 'Rewe' }), candidate({ transactionId: 2, text: 'Edeka' })]
    assert.deepEqual(match(rows, candidates).map(takenFor), [2, 1])
    assert.deepEqual(match([...rows].reverse(), [...candidates].reverse()).map(takenFor), [1, 2])
  })

  test('leaves over what has no partner', ({ assert }) => {
    const rows = ['A', 'B', 'C'].map((identity) => incoming({ identity }))
    assert.deepEqual(kinds(rows, [candidate(), candidate({ transactionId: 2 })]).sort(), ['matched', 'matched', 'new'])
  })

  test('does not take two numbers of the bank for one payment, but a number and none', ({ assert }) => {
    const earlier = candidate({ origin: 'same_source', text: 'REWE Markt 4411 Berlin', forNumbered: false })
    assert.deepEqual(kinds([incoming({ identity: 'FT-1' })], [earlier]), ['new'])
    assert.deepEqual(kinds([incoming({ identity: 'fp1:abc:0' })], [earlier]), ['matched'])
    assert.deepEqual(kinds([incoming({ identity: 'fp1:abc:0', text: 'Apotheke' })], [earlier]), ['new'])
    assert.deepEqual(kinds([incoming({ identity: 'fp1:abc:0', occurredOn: addDays(DAY, 1) })], [earlier]), ['new'])
  })

  test('matches both sides of a transfer', ({ assert }) => {
    const rows = [incoming({ minor: -5000 }), incoming({ accountId: 2, minor: 5000 })]
    const sides = [candidate({ minor: -5000 }), candidate({ accountId: 2, minor: 5000 })]
    assert.deepEqual(match(rows, sides).map(takenFor), [1, 1])
  })
})

test.group('Matching | some days apart', () => {
  test('takes a row for the only transaction with a similar payee', ({ assert }) => {
    const [found] = match([incoming()], [candidate({ occurredOn: addDays(DAY, -DAYS_APART) })])
    assert.containsSubset(found, { kind: 'matched', by: 'likeness', days: 4 })
  })

  test('does not reach further, except for what is pending', ({ assert }) => {
    const [late, later] = [addDays(DAY, -DAYS_APART - 1), addDays(DAY, -PENDING_DAYS_APART - 1)]
    assert.deepEqual(kinds([incoming()], [candidate({ occurredOn: late })]), ['new'])
    assert.deepEqual(kinds([incoming()], [candidate({ occurredOn: late, isPending: true })]), ['matched'])
    assert.deepEqual(kinds([incoming()], [candidate({ occurredOn: later, isPending: true })]), ['new'])
  })

  test('does not take it for one with another payee', ({ assert }) => {
    assert.deepEqual(
      kinds([incoming()], [candidate({ occurredOn: addDays(DAY, 1), text: 'Apotheke am Markt Ring' })]),
      ['new'],
    )
  })

  test('asks when there are several transactions', ({ assert }) => {
    const near = [1, 2].map((days) => candidate({ transactionId: days, occurredOn: addDays(DAY, days) }))
    assert.containsSubset(match([incoming()], near)[0], { kind: 'suggested', why: 'several_candidates' })
  })

  test('asks when there are several rows', ({ assert }) => {
    const rows = ['A', 'B'].map((identity) => incoming({ identity }))
    assert.deepEqual(kinds(rows, [candidate({ occurredOn: addDays(DAY, 1) })]), ['suggested', 'suggested'])
  })

  test('asks when the transaction says nothing about whom', ({ assert }) => {
    const [found] = match([incoming()], [candidate({ occurredOn: addDays(DAY, 1), text: '' })])
    assert.containsSubset(found, { kind: 'suggested', why: 'no_text' })
  })

  test('lets a sure match go before a vague one', ({ assert }) => {
    const rows = [incoming({ identity: 'A', occurredOn: addDays(DAY, 1) }), incoming({ identity: 'B' })]
    assert.deepEqual(kinds(rows, [candidate()]), ['new', 'matched'])
  })
})

const days = fc.integer({ min: 0, max: 6 }).map((apart) => addDays(DAY, apart))
const texts = fc.constantFrom('Rewe Berlin', 'REWE', 'Kiosk', '')
const anyRow = fc.record({
  accountId: fc.integer({ min: 1, max: 2 }),
  occurredOn: days,
  minor: fc.constantFrom(-100, -200),
  text: texts,
})
const anyRows = fc
  .array(anyRow, { maxLength: 12 })
  .map((rows) => rows.map((row, at) => ({ ...row, identity: `I${at}` })))
const anyCandidates = fc
  .array(
    fc.record({
      accountId: fc.integer({ min: 1, max: 2 }),
      occurredOn: days,
      minor: fc.constantFrom(-100, -200),
      text: texts,
      isPending: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, at) => candidate({ ...each, transactionId: at + 1 })))

test.group('Matching | always', () => {
  test('claims no transaction twice', ({ assert }) => {
    fc.assert(
      fc.property(anyRows, anyCandidates, (rows, candidates) => {
        const claimed = match(rows, candidates)
          .filter(({ kind }) => kind === 'matched')
          .map(takenFor)
        assert.lengthOf(claimed, new Set(claimed).size)
      }),
    )
  })

  test('matches equal amounts of one account within its reach only', ({ assert }) => {
    fc.assert(
      fc.property(anyRows, anyCandidates, (rows, candidates) => {
        match(rows, candidates).forEach((found, at) => {
          if (!('candidate' in found)) return
          const apart = Math.abs(dayNumber(rows[at].occurredOn) - dayNumber(found.candidate.occurredOn))
          assert.deepEqual([found.candidate.accountId, found.candidate.minor], [rows[at].accountId, rows[at].minor])
          assert.isAtMost(apart, found.candidate.isPending ? PENDING_DAYS_APART : DAYS_APART)
        })
      }),
    )
  })

  test('does not depend on the order of rows and transactions', ({ assert }) => {
    const shuffled = fc
      .tuple(anyRows, anyCandidates)
      .chain(([rows, candidates]) =>
        fc.tuple(fc.constant(rows), fc.constant(candidates), shuffle(rows), shuffle(candidates)),
      )
    fc.assert(
      fc.property(shuffled, ([rows, candidates, otherRows, otherCandidates]) => {
        const told = (given: IncomingRow[], known: Candidate[]) =>
          Object.fromEntries(
            match(given, known).map((found, at) => [given[at].identity, [found.kind, takenFor(found)]]),
          )
        assert.deepEqual(told(otherRows, otherCandidates), told(rows, candidates))
      }),
    )
  })
})

function shuffle<T>(items: readonly T[]) {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length })
}
