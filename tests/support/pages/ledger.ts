import type { TestHousehold } from '#tests/support/household'

interface Named {
  id: number
  name: string
}

/** A household with an account called Everyday and one expense for each payee, the first one newest. */
export async function addExpenses(
  { client }: Pick<TestHousehold, 'client'>,
  payees: readonly string[],
): Promise<Named> {
  const draft = { name: 'Everyday', subtype: 'checking', currency: 'EUR' }
  const { body: account } = await client.post<Named>('/accounts', draft)
  for (const [index, payee] of payees.entries()) {
    await client.post('/transactions', {
      occurred_on: `2026-03-${String(28 - index).padStart(2, '0')}`,
      account_id: account.id,
      amount: `-${10 * (index + 1)}.00`,
      payee,
    })
  }
  return account
}
