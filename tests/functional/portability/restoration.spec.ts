import { test } from '@japa/runner'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, balances } from '#tests/support/journal'
import { type Document, withoutIds } from '#tests/support/portability'
import { upload } from '#tests/support/bank_file'
import { withToken } from '#tests/functional/security/strangers'
import { keepFullBooks, MARCH } from './full_books.js'

const exported = async ({ client }: TestHousehold) =>
  JSON.stringify((await client.get<object>('/export?format=json')).body)

const restore = ({ client }: Pick<TestHousehold, 'client'>, text: string) =>
  client.post<{ restored: { section: string; count: number }[]; notes: { section: string; message: string }[] }>(
    '/household/restoration',
    upload(text, {}, 'florin.json'),
  )

/** Automations come back switched off. */
function switchedOff(document: Document): Document {
  return { ...document, automations: document.automations.map((each) => ({ ...each, enabled: false })) }
}

/** What people see of books, without ids. */
async function seen({ client }: TestHousehold) {
  const months = '?from=2026-01&to=2026-03'
  const paths = ['/budget?period=2026-03', '/goals', `/reports/net-worth${months}`, `/reports/spending${months}`]
  const answers = []
  for (const path of paths) {
    const { status, body } = await client.get<object>(path)
    if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`)
    answers.push(body)
  }
  return answers.map(
    (answer) =>
      JSON.parse(
        JSON.stringify(answer, (name, value: unknown) => (/(^|_)ids?$/.test(name) ? undefined : value)),
      ) as object,
  )
}

/** What every rule would do to a payment that comes now. */
async function ruled({ client }: TestHousehold) {
  const { body: rules } = await client.get<{ data: { name: string; condition: object; actions: object[] }[] }>('/rules')
  const previews = []
  for (const { name, condition, actions } of rules.data) {
    const { body } = await client.post<{ match_count: number; change_count: number }>('/rules/preview', {
      condition,
      actions,
    })
    previews.push({ name, matches: body.match_count, changes: body.change_count })
  }
  return previews
}

let books: TestHousehold
let bookText: string

test.group('Bringing an export back', (group) => {
  group.setup(async () => {
    books = await makeHousehold()
    await keepFullBooks(books)
    bookText = await exported(books)
    return endImportRuns
  })

  test('everything is there again', async ({ assert }) => {
    const again = await makeHousehold({ starter_set: 'detailed' })
    const { status, body } = await restore(again, bookText)
    assert.equal(status, 201, JSON.stringify(body))
    const document = JSON.parse(bookText) as Document
    for (const [section, entries] of Object.entries(document).filter(
      ([name]) => !['format', 'household'].includes(name),
    ))
      assert.equal(body.restored.find((each) => each.section === section)?.count ?? 0, entries.length, section)
    for (const section of [
      'rules',
      'budgets',
      'goals',
      'alerts',
      'automations',
      'imports',
      'source_records',
      'rates',
      'incoming_webhooks',
    ])
      assert.isNotEmpty(document[section], section)
    assert.deepEqual(withoutIds(await exported(again)), switchedOff(withoutIds(bookText)))
    assert.deepEqual(await balances(again), await balances(books))
    assert.deepEqual(await seen(again), await seen(books))
    assert.deepEqual(await ruled(again), await ruled(books))
    const notes = body.notes.map(({ message }) => message).join('\n')
    assert.include(notes, 'These were on: “Tell of climbing”.')
    assert.include(notes, '“Till” needs a new address')
  })

  test('a file of a bank that was imported before is known', async ({ assert }) => {
    const again = await makeHousehold()
    await restore(again, bookText)
    const account = await accountOf(again, 'Assets:Checking')
    const { counts } = await importFile(again, MARCH, account, 'again.csv')
    assert.containSubset(counts, { new: 0, duplicate: 2 })
  })

  test('is one change that can be undone, and done again', async ({ assert }) => {
    const again = await makeHousehold()
    const before = await exported(again)
    const { headers } = await restore(again, bookText)
    const undone = await again.client.post(`/change-sets/${headers.get('Florin-Change-Set')}/undo`)
    assert.equal(undone.status, 201, JSON.stringify(undone.body))
    assert.deepEqual(JSON.parse(await exported(again)), JSON.parse(before))
    assert.equal((await restore(again, bookText)).status, 201)
    assert.deepEqual(withoutIds(await exported(again)), switchedOff(withoutIds(bookText)))
  })
})

test.group('What cannot be brought back', () => {
  test('an export into books that are not empty', async ({ assert }) => {
    const household = await makeHousehold()
    const text = await exported(household)
    await household.client.post('/accounts', { name: 'Cash', subtype: 'cash', currency: 'EUR' })
    await household.client.post('/tags', { name: 'Sport' })
    const { status, body } = await restore(household, text)
    assert.equal(status, 409)
    assert.containSubset(body, { code: 'E_HOUSEHOLD_NOT_EMPTY', sections: ['accounts', 'tags'] })
  })

  test('an export that counts in another currency', async ({ assert }) => {
    const text = await exported(await makeHousehold({ base_currency: 'USD' }))
    const { status, body } = await restore(await makeHousehold(), text)
    assert.equal(status, 409)
    assert.containSubset(body, { code: 'E_CURRENCY_DIFFERS', exported: 'USD', here: 'EUR' })
  })

  test('by who does not own the household', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = await addMember(household, 'admin')
    assert.equal((await restore({ client }, await exported(household))).status, 403)
  })

  test('an upload without a file', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { status, body } = await client.post('/household/restoration', new FormData())
    assert.equal(status, 422)
    assert.containSubset(body, { code: 'E_EXPORT_UNREADABLE' })
  })

  test('a token exports what it may read', async ({ assert }) => {
    const household = await makeHousehold()
    const client = await withToken(household, ['ledger:read'])
    const { body } = await client.get<object>('/export?format=json')
    for (const section of ['rules', 'automations', 'imports', 'source_records']) assert.notProperty(body, section)
    assert.containsSubset(body, { budgets: [], goals: [], transactions: [] })
    const all = await withToken(household)
    const { body: whole } = await all.get<object>('/export?format=json')
    for (const section of ['rules', 'automations', 'imports', 'source_records']) assert.property(whole, section)
  })
})
