import type { RuleAction, RuleTest, Transaction } from '#lib/api/types.ts'

/** A transaction as a test: it must match, and become what the rule makes of it now. */
export function testOf(transaction: Transaction, actions: RuleAction[]): RuleTest {
  const [part] = transaction.splits
  const expected: RuleTest['expected'] = { matches: true }
  for (const action of actions) {
    if (action.type === 'set_category') expected.category_id = action.category_id
    if (action.type === 'set_payee') expected.payee = action.payee
    if (action.type === 'set_memo') expected.memo = action.text
  }
  return {
    transaction: {
      payee: transaction.payee?.name ?? '',
      description: transaction.raw_description,
      memo: transaction.memo,
      note: transaction.note,
      amount: transaction.amount.amount,
      currency: transaction.amount.currency,
      account_id: transaction.account.id,
      date: transaction.occurred_on,
      category_id: transaction.splits.length === 1 ? (part?.category?.id ?? null) : null,
      tags: transaction.tags.map(({ name }) => name),
    },
    expected,
  }
}
