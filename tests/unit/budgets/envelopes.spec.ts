import { test } from '@japa/runner'
import fc from 'fast-check'
import { type BudgetInput, budgetModes, type LineInput, rollForward, rollovers } from '#budgets/domain/envelopes'

const PERIODS = 5
const amounts = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: PERIODS, maxLength: PERIODS })
const line: fc.Arbitrary<LineInput> = fc.record({
  mode: fc.constantFrom(...budgetModes),
  rollover: fc.constantFrom(...rollovers),
  assigned: amounts,
  spent: amounts,
})
const budget: fc.Arbitrary<BudgetInput> = fc.record({
  lines: fc.array(line, { maxLength: 6 }),
  income: amounts,
  held: amounts.map((held) => held.map(Math.abs)),
  unbudgeted: amounts,
  opening: fc.integer({ min: -100_000, max: 100_000 }),
})

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
const envelope = (given: Partial<LineInput>): LineInput => ({
  mode: 'envelope',
  rollover: 'surplus',
  assigned: [0, 0],
  spent: [0, 0],
  ...given,
})
const nothingElse = { held: [0, 0], unbudgeted: [0, 0], opening: 0 }

test.group('Envelopes', () => {
  test('and what is to assign and held are the opening money and income less spending, in every period', ({
    assert,
  }) => {
    fc.assert(
      fc.property(budget, (input) => {
        rollForward(input).forEach(({ lines, toAssign }, period) => {
          const past = (list: readonly number[]) => total(list.slice(0, period + 1))
          const envelopes = total(lines.filter((_, at) => input.lines[at].mode === 'envelope').map(({ left }) => left))
          const spent = total(input.lines.map((one) => past(one.spent))) + past(input.unbudgeted)
          assert.equal(envelopes + toAssign.amount + input.held[period], input.opening + past(input.income) - spent)
        })
      }),
    )
  })

  test('tell what is to assign as the sum of its parts', ({ assert }) => {
    fc.assert(
      fc.property(budget, (input) => {
        for (const { toAssign } of rollForward(input)) {
          const { amount, ...parts } = toAssign
          assert.equal(total(Object.values(parts)), amount)
        }
      }),
    )
  })

  test('carry on what their policy says', ({ assert }) => {
    const carried = (rollover: LineInput['rollover'], assigned: number, spent: number) => {
      const states = rollForward({
        ...nothingElse,
        income: [0, 0],
        lines: [envelope({ rollover, assigned: [assigned, 0], spent: [spent, 0] })],
      })
      return [states[1].lines[0].carried, states[1].toAssign.returned, states[1].toAssign.overspentBefore]
    }
    assert.deepEqual(carried('surplus', 100, 40), [60, 0, 0])
    assert.deepEqual(carried('surplus', 40, 100), [0, 0, -60])
    assert.deepEqual(carried('deficit', 100, 40), [0, 60, 0])
    assert.deepEqual(carried('deficit', 40, 100), [-60, 0, 0])
    assert.deepEqual(carried('both', 40, 100), [-60, 0, 0])
    assert.deepEqual(carried('none', 100, 40), [0, 60, 0])
    assert.deepEqual(carried('none', 40, 100), [0, 0, -60])
  })

  test('a limit sets no money aside, and its spending comes out of what is to assign', ({ assert }) => {
    const [state] = rollForward({
      ...nothingElse,
      income: [1000, 0],
      lines: [envelope({ mode: 'limit', assigned: [300, 0], spent: [120, 0] })],
    })
    assert.equal(state.lines[0].left, 180)
    assert.deepInclude(state.toAssign, { assigned: 0, unbudgeted: -120, amount: 880 })
  })

  test('what is held is to assign in the next period', ({ assert }) => {
    const states = rollForward({ ...nothingElse, income: [1000, 0], held: [400, 0], lines: [] })
    assert.equal(states[0].toAssign.amount, 600)
    assert.deepInclude(states[1].toAssign, { brought: 600, heldBefore: 400, amount: 1000 })
  })
})
