import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { CreateAccount } from '#ledger/services/create_account'
import { EditAccount } from '#ledger/services/edit_account'
import { EditTransaction, type TransactionEdit } from '#ledger/services/edit_transaction'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { viewOfHousehold } from '#alerts/services/load_alerts'
import { tryAlert } from '#alerts/services/try_alert'
import type { AlertInput } from '#alerts/validators/alert'
import { makeAlerts } from '#tests/support/alerts'
import { accountOf, journal } from '#tests/support/journal'

type Alerts = Awaited<ReturnType<typeof makeAlerts>>

const custom = (about: 'posting' | 'account', condition: AlertInput['condition']): AlertInput => ({
  kind: 'custom',
  settings: { about },
  condition,
})

async function tried({ household, clock }: Alerts, { settings = {}, condition }: AlertInput) {
  const view = await viewOfHousehold(household.database, clock, household.id)
  const draft = { kind: 'custom', settings, condition, unless: null } as const
  return household.database.read(household.id, (queries) => tryAlert(queries, draft, view!))
}

/** By the same clock as the journal. */
const editTransaction = async ({ household }: Alerts, id: number, change: TransactionEdit) =>
  new EditTransaction(await app.container.make('florin.gateway')).handle(household.id, id, change, household.actor)

const told = async ({ notices }: Alerts) => (await notices()).map(({ body }) => body)

test.group('Alerts of a household’s own', () => {
  test('look at parts of transactions on any account, once for each transaction', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, incidents } = alerts
    const savings = await accountOf(household, 'Assets:Savings')
    const large = custom('posting', {
      all: [
        { field: 'account', op: 'is', value: savings },
        { field: 'amount', op: 'gt', value: '500' },
      ],
    })
    await add(large)
    await add(custom('posting', { field: 'booked_to', op: 'is', value: 'category' }))
    const [id] = await journal(
      household,
      `2026-11-18 Move | Assets:Checking -600.00 EUR | Assets:Savings
       2026-11-18 Move | Assets:Checking -400.00 EUR | Assets:Savings
       2026-11-19 Market | Assets:Checking -60.00 EUR | Expenses:Food -40.00 | Expenses:Toys -20.00`,
    )
    await settle()
    assert.deepEqual(await told(alerts), [
      '€600.00 came to Savings on 18 November 2026 (Move).',
      '€40.00 were booked to Food on 19 November 2026 (Market).',
    ])
    assert.deepEqual(
      (await tried(alerts, large)).firings.map(({ on, words }) => [on, words]),
      [['2026-11-18', '€600.00 came to Savings on 18 November 2026 (Move).']],
    )
    const [incident] = await incidents()
    assert.containSubset(JSON.parse(incident!.explanation!), {
      holds: true,
      all: [{ found: savings }, { holds: true }],
    })
    await editTransaction(alerts, id!, { memo: 'Rent' })
    await settle()
    assert.equal((await incidents())[0]!.state, 'firing', 'a part that stayed as it was still fits')
    await editTransaction(alerts, id!, { status: 'void' })
    await settle()
    assert.equal((await incidents())[0]!.state, 'resolved')
  })

  test('are asked what a part was before', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle } = alerts
    const food = await accountOf(household, 'Expenses:Food')
    const toys = await accountOf(household, 'Expenses:Toys')
    await add(custom('posting', { field: 'category', op: 'changed_from', value: food }))
    const [id] = await journal(household, '2026-11-18 Market | Assets:Checking -60.00 EUR | Expenses:Food')
    await settle()
    assert.deepEqual(await told(alerts), [])
    await editTransaction(alerts, id!, { category_id: toys })
    await settle()
    assert.deepEqual(await told(alerts), ['€60.00 were booked to Toys on 18 November 2026 (Market).'])
  })

  test('look at what happens to accounts, each time', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, gateway } = alerts
    const happens = custom('account', {
      any: [
        { field: 'happened', op: 'one_of', value: ['opened', 'archived', 'deleted'] },
        { field: 'name', op: 'changed' },
      ],
    })
    await add(happens)
    const edit = new EditAccount(gateway)
    const savings = { name: 'Savings', subtype: 'savings', currency: 'EUR' } as const
    const made = await new CreateAccount(gateway).handle(household.id, savings, '2026-11-20', household.actor)
    const id = made.result
    await settle()
    await edit.handle(household.id, id, { note: 'For later' }, household.actor)
    await edit.handle(household.id, id, { name: 'Nest egg' }, household.actor)
    await settle()
    const { changeSetId } = await edit.handle(household.id, id, { archived: true }, household.actor)
    await settle()
    const expected = [
      'The account Savings was opened.',
      'The account Savings is called Nest egg now.',
      'The account Nest egg was archived.',
    ]
    assert.deepEqual(await told(alerts), expected)
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    await edit.delete(household.id, id, household.actor)
    await settle()
    const all = [...expected, 'The account Nest egg was deleted.']
    assert.deepEqual(await told(alerts), all, 'an undo is no news')
    const { has_history: hasHistory, firings } = await tried(alerts, happens)
    assert.isTrue(hasHistory)
    assert.deepEqual(
      firings.map(({ words }) => words),
      all.toReversed(),
    )
  })
})
