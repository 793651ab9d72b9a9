import { test } from '@japa/runner'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'
import { exportText, restoreText } from '#tests/support/portability'
import { rowsByTable } from '#tests/support/rows_by_table'

/*
 * Method: an export that is sound is spoilt in one place. Restoring it says where, and leaves every row of the household as it was.
 */

type Entry = Record<string, unknown>
type Document = Record<string, Entry[]>

interface Posting {
  account_id: unknown
  value: string
}

let sound: string

async function soundExport(): Promise<string> {
  const household = await makeHousehold()
  await journal(
    household,
    `2026-01-01 Employer | Assets:Checking 2500.00 EUR | Income:Salary
     2026-01-03 Grocer   | Assets:Checking -42.10 EUR  | Expenses:Food -40.00 | Expenses:Home -2.10`,
  )
  return exportText(household)
}

const postingsOf = (document: Document) => document.transactions[1].postings as Posting[]

const NOTHING = { schema: 'automation/1', triggers: [{ type: 'manual' }], steps: [{ id: 'a', use: 'format_disk@1' }] }
const AT = '2026-01-01T00:00:00.000Z'

const spoilt: [what: string, where: string, spoil: (document: Document) => void][] = [
  ['an account that is not there', '/transactions/1/postings/0/account_id', (d) => (postingsOf(d)[0].account_id = -1)],
  ['a transaction that does not balance', '/transactions/1/postings', (d) => (postingsOf(d)[0].value = '-42.11')],
  ['a transaction of one posting', '/transactions/1/postings', (d) => postingsOf(d).splice(0, 2)],
  ['too many decimals', '/transactions/1/postings/0/value', (d) => (postingsOf(d)[0].value = '-42.101')],
  ['a payee that is not there', '/transactions/0/payee', (d) => (d.transactions[0].payee = 'Nobody')],
  ['a day that there is not', '/transactions/0/occurred_on', (d) => (d.transactions[0].occurred_on = '2026-02-30')],
  ['text that no database keeps', '/transactions/0/memo', (d) => (d.transactions[0].memo = 'a\0b')],
  ['a circle of categories', '/accounts/', (d) => circle(d.accounts)],
  ['a payee twice', '/payees/1/name', (d) => (d.payees[1].name = ` ${String(d.payees[0].name).toUpperCase()}`)],
  ['a currency with other decimals', '/commodities/0', (d) => (d.commodities[0].scale = 5)],
  ['an entry that is none', '/tags/0', (d) => Object.assign(d, { tags: [7] })],
  ['a rule of another language', '/rules/0/condition', (d) => d.rules.push(rule({ condition: { eval: 'x' } }))],
  ['a rule with tests that are none', '/rules/0/tests', (d) => d.rules.push(rule({ tests: [{}] }))],
  ['two budgets', '/budgets/1', (d) => d.budgets.push(budget(), budget())],
  [
    'a template that needs more',
    '/budgets/0/templates/0',
    (d) => d.budgets.push(budget([{ kind: 'fixed', priority: 1 }])),
  ],
  [
    'a goal in no currency',
    '/goals/0/target_amount',
    (d) => d.goals.push({ name: 'A', currency: 'QQQ', target_amount: '1' }),
  ],
  ['an alert of no kind', '/alerts/0/kind', (d) => d.alerts.push({ name: 'A', kind: 'toString', settings: {} })],
  ['an automation of unknown steps', '/automations/0/document/steps/0', (d) => d.automations.push(automation(NOTHING))],
  [
    'words that cannot be rendered',
    '/notification_templates/0/body',
    (d) => d.notification_templates.push(words('{{#each')),
  ],
]

function circle(accounts: Entry[]): void {
  const [one, other] = accounts.slice(-2)
  ;[one.parent_id, other.parent_id, one.kind, other.kind] = [other.id, one.id, 'expense', 'expense']
}

const rule = (change: Entry): Entry => ({
  ...{ id: 1, name: 'A', enabled: true, stage: 'main', position: 0, stop: false, tests: [], created_at: AT },
  ...{ condition: { field: 'payee', op: 'is', value: 'A' }, actions: [{ type: 'mark_reviewed' }], ...change },
})
const budget = (templates: Entry[] = []): Entry => ({
  ...{ currency: 'EUR', period_length: 'month', anchor_on: '2026-01-01', starts_on: '2026-01-01', created_at: AT },
  ...{ default_mode: 'envelope', opening_amount: '0.00' },
  templates: templates.map((template) => ({ category_id: 1, priority: 1, position: 0, template })),
})
const automation = (document: object) => ({ name: 'A', enabled: true, document, blueprint: null, created_at: AT })
const words = (body: string) => ({ topic: 'all', locale: 'en', subject: 'A', body })

const rowsOf = (household: TestHousehold) => rowsByTable(household.database, household.id)

test.group('An export that is refused', (group) => {
  group.setup(async () => {
    sound = await soundExport()
  })

  for (const [what, where, spoil] of spoilt)
    test(`${what}`, async ({ assert }) => {
      const document = JSON.parse(sound) as Document
      spoil(document)
      const household = await makeHousehold()
      const before = await rowsOf(household)
      const error = await restoreText(household, JSON.stringify(document)).then(
        () => undefined,
        (thrown: unknown) => thrown as { code?: string; errors?: { pointer: string }[] },
      )
      assert.equal(error?.code, 'E_EXPORT_UNREADABLE', JSON.stringify(error))
      assert.isTrue(
        error!.errors!.some(({ pointer }) => pointer.startsWith(where)),
        JSON.stringify(error!.errors),
      )
      assert.deepEqual(await rowsOf(household), before)
    })

  for (const [what, text] of [
    ['a file that is cut off', () => sound.slice(0, -40)],
    ['a file that is no JSON', () => 'account Assets:Checking'],
    ['JSON of something else', () => '{"rules":[]}'],
    ['an export of an older version', () => '{"format":"florin/1","accounts":[],"transactions":[]}'],
  ] as const)
    test(what, async ({ assert }) => {
      const household = await makeHousehold()
      await assert.rejects(() => restoreText(household, text()))
      const error = await restoreText(household, text()).catch((thrown: unknown) => thrown as { code: string })
      assert.propertyVal(error, 'code', 'E_EXPORT_UNREADABLE')
    })

  test('what a newer version has beside is left out, and said', async ({ assert }) => {
    const { result } = await restoreText(await makeHousehold(), JSON.stringify({ ...JSON.parse(sound), dreams: [{}] }))
    assert.deepInclude(result.notes, {
      section: 'dreams',
      message: 'This version of Florin does not know "dreams". It was left out.',
    })
  })
})
