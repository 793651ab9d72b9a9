import { test } from '@japa/runner'
import { findAlike } from '#ledger/domain/payee_likeness'

const named = (names: string[]) => names.map((name, at) => ({ id: at + 1, name, transaction_count: 10 - at }))
const pairs = (names: string[]) =>
  findAlike(named(names), () => false).map(({ keep, other }) => [keep.name, other.name])

test.group('Alike payees', () => {
  test('{0} and {1}: {2}')
    .with([
      ['Rewe Markt GmbH', 'REWE', true],
      ["McDonald's", 'McDonalds', true],
      ['Café Öz', 'CAFE OEZ', false],
      ['Bäckerei Süß', 'Backerei Suss', true],
      ['H & M', 'H&M', true],
      ['Amazon EU', 'Amazon', true],
      ['Starbucks', 'Starbuks', true],
      ['Deutsche Bank', 'Deutsche Bahn', false],
      ['Total', 'Tesco', false],
      ['Shell', 'Shelter Hotel', false],
      ['A1', 'A1 Telekom', false],
      ['Netflix', 'Netflix.com', true],
      ['Ltd', 'GmbH', false],
    ] as [string, string, boolean][])
    .run(({ assert }, [one, other, isAlike]) => assert.lengthOf(pairs([one, other]), isAlike ? 1 : 0))

  test('the one that is used more stays, and what a person rejected is left out', ({ assert }) => {
    const payees = named(['REWE', 'Rewe GmbH', 'Rewe oHG'])
    assert.deepEqual(pairs(['REWE', 'Rewe GmbH', 'Rewe oHG']), [
      ['REWE', 'Rewe GmbH'],
      ['REWE', 'Rewe oHG'],
      ['Rewe GmbH', 'Rewe oHG'],
    ])
    assert.lengthOf(
      findAlike(payees, (a, b) => a === 1 && b === 2),
      2,
    )
  })
})
