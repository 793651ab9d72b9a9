import { test } from '@japa/runner'
import { bankFile, type BankLine, upload } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import type { ImportBatchJson, ImportRowJson } from '#imports/validators/import'
import { settledImport } from '#tests/support/settled_import'

const march: BankLine[] = [
  { date: '2026-03-01', payee: 'Grocer Nord', text: 'Card 1234', amount: '-42.10', reference: 'R-20260301' },
  { date: '2026-03-02', payee: 'Kaffeehaus', amount: '-4.20', reference: 'R-20260302' },
  { date: '2026-03-03', payee: 'Employer', text: 'Salary March', amount: '2500.00', reference: 'R-20260303' },
]

async function start({ client }: TestHousehold, content: string, fields = {}): Promise<ImportBatchJson> {
  const { body, status } = await client.post<ImportBatchJson>('/imports', upload(content, fields))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return settledImport(client, body.id)
}

async function commit({ client }: TestHousehold, batch: ImportBatchJson): Promise<ImportBatchJson> {
  const { body, status } = await client.post<ImportBatchJson>(`/imports/${batch.id}/commit`)
  if (status >= 300) throw new Error(JSON.stringify(body))
  return settledImport(client, body.id)
}

const rowsOf = async ({ client }: TestHousehold, { id }: ImportBatchJson, query = '') =>
  (await client.get<{ data: ImportRowJson[]; next_cursor: string | null }>(`/imports/${id}/rows${query}`)).body

const countOf = async ({ client }: TestHousehold) =>
  (await client.get<{ total: { count: number } }>('/transactions?total=1')).body.total.count

test.group('Imports over HTTP', () => {
  test('go from a file to the ledger and back', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const preview = await start(household, bankFile(march), { account_id: account })
    assert.containSubset(preview, {
      status: 'previewed',
      counts: { new: 3, matched: 0, duplicate: 0 },
      will_import: 3,
      importer: { id: 'csv_import' },
      statements: [{ matched_account_id: account, transaction_count: 3, from: '2026-03-01', to: '2026-03-03' }],
    })
    assert.equal(await countOf(household), 0)
    const committed = await commit(household, preview)
    assert.containSubset(committed, { status: 'committed', summary: '3 new transactions.' })
    const { body } = await household.client.get<{ data: unknown[] }>('/transactions')
    assert.containSubset(body.data[0], {
      payee: { name: 'Employer' },
      memo: 'Salary March',
      raw_description: 'Employer Salary March',
      amount: { amount: '2500.00', currency: 'EUR' },
      account: { id: account },
      import_batch_id: preview.id,
      provenance: {},
    })
    await household.client.post(`/change-sets/${committed.change_set_id}/undo`)
    assert.equal((await household.client.get<ImportBatchJson>(`/imports/${preview.id}`)).body.status, 'undone')
    assert.equal(await countOf(household), 0)
    const again = await start(household, bankFile(march), { account_id: account })
    assert.equal(again.counts.new, 3)
  })

  test('may go on after the answer, as the API says', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.get<{ paths: Record<string, { post: { responses: Record<string, unknown> } }> }>(
      '/openapi.json',
    )
    const { 200: done, 202: goesOn } = body.paths['/api/v1/imports/{id}/commit'].post.responses
    assert.containSubset(goesOn, { content: (done as { content: object }).content })
  })

  test('say of each row what becomes of it and why', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const [, mine] = await journal(
      household,
      `2026-02-01 Grocer Nord | Assets:Checking -10.00 EUR | Expenses:Food
       2026-03-02 Coffee      | Assets:Checking -4.20 EUR  | Expenses:Food`,
    )
    await commit(household, await start(household, bankFile(march.slice(0, 1)), { account_id: account }))
    const preview = await start(household, bankFile(march), { account_id: account })
    const { data } = await rowsOf(household, preview)
    assert.deepEqual(
      data.map(({ outcome }) => outcome),
      ['duplicate', 'matched', 'new'],
    )
    assert.equal(data[0].reason, 'An earlier import brought this row already.')
    assert.containSubset(data[1], {
      reason: 'It is the transaction you entered with the same amount on the same day.',
      match: { id: mine, payee: 'Coffee' },
    })
    assert.equal(preview.summary, 'One new transaction, 1 already in the ledger, 1 from an earlier import.')
  })

  test('a match keeps what a person wrote and adds what the bank says', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const { body: mine } = await household.client.post<{ id: number }>('/transactions', {
      occurred_on: '2026-03-01',
      account_id: account,
      amount: '-4.20',
      payee: 'My café',
      note: 'with Ada',
      status: 'pending',
    })
    await commit(household, await start(household, bankFile([march[1]]), { account_id: account }))
    const { body } = await household.client.get(`/transactions/${mine.id}`)
    assert.containSubset(body, { status: 'pending', raw_description: '', payee: { name: 'My café' } })
    const named = { ...march[1], payee: 'Café Central', reference: 'R-20260309' }
    await commit(household, await start(household, bankFile([named]), { account_id: account }))
    const { body: matched } = await household.client.get(`/transactions/${mine.id}`)
    assert.containSubset(matched, {
      status: 'posted',
      raw_description: 'Café Central',
      payee: { name: 'My café' },
      note: 'with Ada',
      occurred_on: '2026-03-01',
    })
  })

  test('do what a person decides about a row', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await commit(household, await start(household, bankFile(march.slice(0, 1)), { account_id: account }))
    const preview = await start(household, bankFile(march), { account_id: account })
    const decide = (decisions: unknown) =>
      household.client.patch<ImportBatchJson>(`/imports/${preview.id}`, { decisions })
    assert.equal((await decide([{ row: 2, decision: 'skip' }])).body.will_import, 1)
    assert.equal((await decide([{ row: 1, decision: 'import' }])).body.will_import, 2)
    assert.equal((await decide([{ row: 2, decision: null }])).body.will_import, 3)
    assert.equal((await decide([{ row: 9, decision: 'skip' }])).status, 422)
    await decide([{ row: 3, decision: 'skip' }])
    const committed = await commit(household, preview)
    assert.deepEqual(committed.counts, { new: 2, matched: 0, duplicate: 0, suggested: 0, skipped: 1 })
    assert.equal(await countOf(household), 3)
  })

  test('wait until every part of the file has an account', async ({ assert }) => {
    const household = await makeHousehold()
    const preview = await start(household, bankFile(march))
    assert.equal(preview.status, 'needs_mapping')
    const refused = await household.client.post(`/imports/${preview.id}/commit`)
    assert.containSubset(refused, { status: 422, body: { code: 'E_ACCOUNTS_MISSING' } })
    const create = { name: 'Girokonto', subtype: 'checking', currency: 'EUR' }
    const { body } = await household.client.patch<ImportBatchJson>(`/imports/${preview.id}`, {
      accounts: [{ statement: preview.statements[0].key, create }],
    })
    const mapped = await settledImport(household.client, body.id)
    assert.containSubset(mapped, {
      status: 'previewed',
      will_import: 3,
      statements: [{ create, matched_account_id: null }],
    })
    const accounts = () => household.client.get<{ data: { name: string; balance: unknown }[] }>('/accounts')
    assert.deepEqual((await accounts()).body.data, [])
    const committed = await commit(household, mapped)
    assert.containSubset((await accounts()).body.data, [{ name: 'Girokonto', balance: { amount: '2453.70' } }])
    assert.isNotNull(committed.statements[0].matched_account_id)
    const next = await start(household, bankFile([{ ...march[0], date: '2026-04-01', reference: 'R-20260401' }]))
    assert.equal(next.statements[0].matched_account_id, committed.statements[0].matched_account_id)
    await household.client.post(`/change-sets/${committed.change_set_id}/undo`)
    assert.deepEqual((await accounts()).body.data, [])
  })

  test('read the columns that a person chooses', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const preview = await start(household, bankFile(march), { account_id: account })
    assert.containSubset(preview.mapping!.columns, [
      { header: 'Date', role: 'date' },
      { header: 'Amount', role: 'amount' },
    ])
    const columns = preview.mapping!.columns.map(({ index, header, role }) => ({
      index,
      role: header === 'Text' ? 'payee' : header === 'Payee' ? 'memo' : role,
    }))
    const { body } = await household.client.patch<ImportBatchJson>(`/imports/${preview.id}`, { mapping: { columns } })
    const mapped = await settledImport(household.client, body.id)
    assert.deepEqual([...new Set(Object.values(mapped.mapping!.guessed))], [false])
    const { data } = await rowsOf(household, mapped)
    assert.containSubset(data[2], { payee: 'Salary March', memo: 'Employer' })
    const nothing = await household.client.patch(`/imports/${preview.id}`, {
      mapping: { columns: [{ index: 0, role: 'date' }] },
    })
    assert.containSubset(nothing, { status: 422, body: { errors: [{ pointer: '/mapping/columns' }] } })
  })

  test('page through the rows, all or of one outcome', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const many = Array.from({ length: 450 }, (_, at) => ({ ...march[0], reference: `REF-${1000 + at}` }))
    await commit(household, await start(household, bankFile(many.slice(100, 350)), { account_id: account }))
    const preview = await start(household, bankFile(many), { account_id: account })
    const walk = async (query: string) => {
      const numbers: number[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: { data: ImportRowJson[]; next_cursor: string | null } = await rowsOf(
          household,
          preview,
          `?limit=80${query}${cursor && `&cursor=${cursor}`}`,
        )
        numbers.push(...page.data.map(({ row }) => row))
        cursor = page.next_cursor
      }
      return numbers
    }
    const all = Array.from({ length: 450 }, (_, at) => at + 1)
    assert.deepEqual(await walk(''), all)
    assert.deepEqual(
      await walk('&outcome=new'),
      all.filter((row) => row <= 100 || row > 350),
    )
    assert.deepEqual(await walk('&outcome=matched'), [])
  })

  test('fail with a reason a person can read, and can be discarded', async ({ assert }) => {
    const household = await makeHousehold()
    const failed = await start(household, 'Dear customer,\nthere was a problem.\n')
    assert.equal(failed.status, 'failed')
    assert.isNotEmpty(failed.problem!.detail)
    assert.equal((await household.client.delete(`/imports/${failed.id}`)).status, 204)
    assert.equal((await household.client.get<ImportBatchJson>(`/imports/${failed.id}`)).body.status, 'discarded')
    assert.deepEqual((await household.client.get<{ data: unknown[] }>('/imports')).body.data, [])
  })

  test('are not committed twice, and not discarded afterwards', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const preview = await start(household, bankFile(march), { account_id: account })
    const answers = await Promise.all([1, 2, 3].map(() => household.client.post(`/imports/${preview.id}/commit`)))
    assert.deepEqual(answers.map(({ status }) => (status < 300 ? 'done' : status)).sort(), [409, 409, 'done'])
    await settledImport(household.client, preview.id)
    assert.equal((await household.client.delete(`/imports/${preview.id}`)).status, 409)
    assert.equal(await countOf(household), 3)
  })

  test('refuse what is no file', async ({ assert }) => {
    const { client } = await makeHousehold()
    assert.containSubset(await client.post('/imports', new FormData()), {
      status: 422,
      body: { code: 'E_FILE_MISSING' },
    })
    assert.containSubset(await client.post('/imports', upload('')), { status: 422, body: { code: 'E_FILE_MISSING' } })
    assert.containSubset(await client.post('/imports', upload(bankFile(march), { account_id: 999_999 })), {
      status: 422,
      body: { errors: [{ pointer: '/account_id' }] },
    })
  })
})
