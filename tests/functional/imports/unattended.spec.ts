import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { strToU8, zipSync } from 'fflate'
import type { AccountStatementsJson } from '#imports/validators/statement'
import type { ImportArchiveJson, ImportBatchJson } from '#imports/validators/import'
import type { ImportMappingJson } from '#imports/validators/mapping'
import type { ToleranceJson } from '#imports/validators/tolerance'
import { TakeFile } from '#imports/services/take_file'
import { TakeFromFolder } from '#imports/services/take_from_folder'
import type { TransactionJson } from '#ledger/validators/transaction'
import { FILE_BYTES_MAX } from '#imports/vault'
import { bankFile, upload } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'
import { settledImport } from '#tests/support/settled_import'

const LINE = { date: '2026-03-02', payee: 'Grocer', amount: '-4.20', reference: 'REF-1001' }

async function count({ id, database }: TestHousehold): Promise<number> {
  const rows = await database.read(id, (queries) => queries.all('SELECT id FROM transactions'))
  return rows.length
}

async function noticesOf({ id, database }: TestHousehold) {
  return database.read(id, (queries) =>
    queries.all<{ topic: string; severity: string; title: string; body: string; link: string }>(
      'SELECT topic, severity, title, body, link FROM notices ORDER BY id',
    ),
  )
}

function archive(files: Record<string, string>): FormData {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  const form = new FormData()
  form.set('file', new File([bytes], 'statements.zip', { type: 'application/zip' }))
  return form
}

test.group('Archives of statements', () => {
  test('become an import for each file, and tell what was left out', async ({ assert }) => {
    const household = await makeHousehold()
    const files = { 'may.csv': bankFile([LINE]), 'logo.png': 'x', 'no.csv': 'neither date nor amount' }
    const { status, body } = await household.client.post<ImportArchiveJson>('/imports/archives', archive(files))
    assert.equal(status, 201)
    assert.deepEqual(body.left_out, [{ name: 'logo.png', reason: 'It is no bank file.' }])
    assert.deepEqual(
      body.data.map(({ file }) => file.name),
      ['may.csv', 'no.csv'],
    )
    const { body: list } = await household.client.get<{ data: ImportBatchJson[] }>('/imports')
    assert.lengthOf(list.data, 2)
  })

  test('what is no archive is one import', async ({ assert }) => {
    const household = await makeHousehold()
    const { body } = await household.client.post<ImportArchiveJson>('/imports/archives', upload(bankFile([LINE])))
    assert.lengthOf(body.data, 1)
  })
})

test.group('The watched folder', (group) => {
  group.teardown(endImportRuns)

  async function watch(household: TestHousehold, files: Record<string, string | Uint8Array>) {
    const folder = await mkdtemp(join(tmpdir(), 'florin-watched-'))
    const home = join(folder, String(household.id))
    await mkdir(home)
    const long = new Date(Date.now() - 60_000)
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(home, name), content)
      await utimes(join(home, name), long, long)
    }
    const [desk, clock] = [await app.container.make('florin.imports'), await app.container.make('florin.clock')]
    const notify = await app.container.make('florin.notify')
    const take = () =>
      new TakeFromFolder(desk, household.database, notify, clock, folder).handle(new AbortController().signal)
    const names = async (sub: string) =>
      (await readdir(join(home, sub)).catch(() => [])).map((name) => name.replace(/^\S+ /, '')).sort()
    return { home, take, names, remove: () => rm(folder, { recursive: true }) }
  }

  test('imports what leaves no question, and keeps the rest for a person', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await importFile(household, bankFile([LINE]), account)
    const next = bankFile([LINE, { ...LINE, date: '2026-03-03', reference: 'REF-1002' }])
    const strange = 'Day,Shop,Sum in cents\n2026-03-04,Baker,100\n'
    const { home, take, names, remove } = await watch(household, { 'b.csv': next, 'c.csv': strange, 'd.csv': 'what?' })
    await writeFile(join(home, 'fresh.csv'), 'still being written')
    // However long this takes on a busy machine, it was written to just now.
    const soon = new Date(Date.now() + 3_600_000)
    await utimes(join(home, 'fresh.csv'), soon, soon)
    const taken = await take()
    assert.equal(taken.imported, 1)
    assert.equal(taken.imported + taken.waiting + taken.failed, 3)
    assert.equal(await count(household), 2)
    assert.include(await names('done'), 'b.csv')
    const failed = await names('failed')
    assert.includeMembers([...failed, ...(await names('done'))], ['b.csv', 'c.csv', 'd.csv'])
    for (const name of await readdir(join(home, 'failed')).catch(() => []))
      if (name.endsWith('.txt')) assert.isNotEmpty(await readFile(join(home, 'failed', name), 'utf8'))
    assert.include(await readdir(home), 'fresh.csv')
    assert.deepEqual(await take(), { imported: 0, waiting: 0, failed: 0 })
    const [told, ...more] = await noticesOf(household)
    assert.lengthOf(more, 0)
    assert.equal(told.topic, 'import.folder')
    for (const name of ['b.csv (imported)', 'c.csv', 'd.csv']) assert.include(told.body, name)
    await remove()
  })

  test('opens an archive, and tells what became of each file in it', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await importFile(household, bankFile([LINE]), account)
    const next = bankFile([{ ...LINE, date: '2026-03-03', reference: 'REF-1002' }])
    const bytes = zipSync({ 'may.csv': strToU8(next), 'logo.png': strToU8('x'), 'no.txt': strToU8('what?') })
    const { home, take, names, remove } = await watch(household, { 'all.zip': bytes })
    assert.deepEqual(await take(), { imported: 1, waiting: 0, failed: 2 })
    assert.equal(await count(household), 2)
    assert.deepEqual(await names('done'), ['all.zip', 'all.zip.txt'])
    const [beside] = (await readdir(join(home, 'done'))).filter((name) => name.endsWith('.txt'))
    assert.match(await readFile(join(home, 'done', beside), 'utf8'), /^all\.zip\/logo\.png: It is no bank file\.\n/)
    const [told] = await noticesOf(household)
    assert.deepInclude(told, {
      severity: 'warning',
      title: 'Files from the watched folder: 1 imported, 2 refused',
      link: '/import',
    })
    await remove()
  })

  test('takes no file that is too large or that is exchanged for a link, and moves none along a link', async ({
    assert,
  }) => {
    const household = await makeHousehold()
    const { home, take, names, remove } = await watch(household, { 'large.csv': '', 'b.csv': 'x' })
    await truncate(join(home, 'large.csv'), FILE_BYTES_MAX + 1)
    const [desk, long] = [await app.container.make('florin.imports'), new Date(Date.now() - 60_000)]
    await utimes(join(home, 'large.csv'), long, long)
    await symlink(join(home, 'b.csv'), join(home, 'link.csv'))
    const [{ outcome, detail }] = await new TakeFile(desk, { kind: 'system', id: null, label: 'Test' }).handle(
      household.id,
      'link.csv',
      join(home, 'link.csv'),
    )
    assert.deepEqual([outcome, detail], ['failed', 'It cannot be read (ELOOP).'])
    const elsewhere = join(home, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, join(home, 'failed'))
    assert.deepEqual(await take(), { imported: 0, waiting: 0, failed: 0 })
    await rm(join(home, 'failed'))
    assert.deepEqual(await take(), { imported: 0, waiting: 0, failed: 2 })
    assert.includeMembers(await names('failed'), ['b.csv', 'large.csv'])
    assert.isEmpty(await readdir(elsewhere))
    await remove()
  })

  test('takes nothing for households that are not there', async ({ assert }) => {
    const household = await makeHousehold()
    const { take, remove } = await watch({ ...household, id: 987_654_321 }, { 'a.csv': bankFile([LINE]) })
    assert.deepEqual(await take(), { imported: 0, waiting: 0, failed: 0 })
    await remove()
  })
})

test.group('Imports and their accounts', (group) => {
  group.teardown(endImportRuns)

  test('what was left out can be had as a table', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const file = [
      'Date;Payee;Amount;Currency',
      '2026-03-02;Grocer;-4.20;EUR',
      '2026-03-03;"=HYPERLINK(""x"")";-9.00;USD',
      '',
    ].join('\n')
    const { body } = await household.client.post<ImportBatchJson>('/imports', upload(file, { account_id: account }))
    await settledImport(household.client, body.id)
    const answer = await household.client.get<string>(`/imports/${body.id}/issues`)
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
    const lines = String(answer.body).trim().split('\r\n')
    assert.equal(lines[0], 'line,date,amount,currency,payee,memo,code,message')
    const left = lines.find((line) => line.includes('left_out'))!
    assert.match(left, /^3,2026-03-03,-9\.00,USD,"'=HYPERLINK/)
    assert.notMatch(left, /left_out,$/)
  })

  test('a statement says whether the ledger agrees and whether it continues the one before', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const month = (number: string, opening: string, amount: string, closing: string) =>
      [
        ':20:STARTUMS',
        ':25:10020030/1234567',
        ':28C:00001/001',
        `:60F:C26${number}01EUR${opening}`,
        `:61:26${number}15${number}15D${amount}NMSCNONREF`,
        `:86:005?00Card?20Groceries ${number}?32Grocer`,
        `:62F:C26${number}28EUR${closing}`,
        '-',
        '',
      ].join('\r\n')
    await importFile(household, month('01', '100,00', '10,00', '90,00'), account, 'january.sta')
    await importFile(household, month('02', '90,00', '20,00', '70,00'), account, 'february.sta')
    await importFile(household, month('03', '75,00', '5,00', '70,00'), account, 'march.sta')
    const { body } = await household.client.get<AccountStatementsJson>(`/accounts/${account}/statements`)
    assert.deepEqual(
      body.data.map(({ file, continues, difference }) => [file, continues, difference.amount]),
      [
        ['march.sta', false, '105.00'],
        ['february.sta', true, '100.00'],
        ['january.sta', null, '100.00'],
      ],
    )
    assert.deepEqual(
      body.months.map(({ month: named, state, gap }) => [named, state, gap?.amount ?? null]),
      [
        ['2026-03', 'gap', '5.00'],
        ['2026-02', 'differs', null],
        ['2026-01', 'differs', null],
      ],
    )
  })

  test('what a person said about columns is remembered, shared and forgotten', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const file = (day: string) => `When;Who;Why;How much\n2026-03-0${day};Grocer;Food;-4.20\n`
    const { client } = household
    const first = await client.post<ImportBatchJson>('/imports', upload(file('1'), { account_id: account }))
    await settledImport(household.client, first.body.id)
    const roles = ['date', 'memo', 'payee', 'amount'].map((role, index) => ({ index, role }))
    await client.patch(`/imports/${first.body.id}`, { mapping: { columns: roles } })
    await settledImport(household.client, first.body.id)
    await client.post(`/imports/${first.body.id}/commit`)
    await settledImport(household.client, first.body.id)
    const { body: list } = await client.get<{ data: ImportMappingJson[] }>('/import-mappings')
    assert.containSubset(list.data, [
      {
        columns: ['when', 'who', 'why', 'how much'].map((name, at) => ({ name, role: roles[at]!.role })),
        inverted: false,
      },
    ])
    const { id: _, ...shared } = list.data[0]!

    const other = await makeHousehold()
    const theirs = await accountOf(other, 'Assets:Checking')
    assert.equal((await other.client.post('/import-mappings', shared)).status, 201)
    const useless = { columns: [{ name: 'When', role: 'date' }] }
    assert.equal((await other.client.post('/import-mappings', useless)).status, 422)
    await importFile(other, file('2'), theirs)
    const { body } = await other.client.get<{ data: TransactionJson[] }>('/transactions')
    assert.containSubset(body.data, [{ payee: { name: 'Food' }, memo: 'Grocer' }])
    const { body: known } = await other.client.get<{ data: ImportMappingJson[] }>('/import-mappings')
    assert.equal((await other.client.delete(`/import-mappings/${known.data[0]!.id}`)).status, 204)
    assert.isEmpty((await other.client.get<{ data: ImportMappingJson[] }>('/import-mappings')).body.data)
  })

  test('an account can be stricter or laxer about what is the same payment', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const { client } = household
    await client.post('/transactions', {
      occurred_on: '2026-03-01',
      account_id: account,
      amount: '-4.20',
      payee: 'Corner grocer',
    })
    const path = `/accounts/${account}/import-tolerance`
    const usual = { days_apart: 4, pending_days_apart: 8, likeness_percent: 50 }
    assert.deepEqual((await client.get<ToleranceJson>(path)).body, { ...usual, is_default: true })
    const outcome = async () => {
      const file = bankFile([{ date: '2026-03-10', payee: 'Corner grocer', amount: '-4.20' }])
      const { body } = await client.post<ImportBatchJson>('/imports', upload(file, { account_id: account }))
      const { counts } = await settledImport(household.client, body.id)
      return Object.entries(counts).find(([, n]) => n > 0)![0]
    }
    assert.equal(await outcome(), 'new')
    const changed = await client.put<ToleranceJson>(path, { ...usual, days_apart: 10 })
    assert.deepEqual(changed.body, { ...usual, days_apart: 10, is_default: false })
    assert.equal(await outcome(), 'matched')
    await client.put(path, usual)
    assert.isTrue((await client.get<ToleranceJson>(path)).body.is_default)
    assert.equal(await outcome(), 'new')
    assert.equal((await client.put(path, { ...usual, days_apart: 99 })).status, 422)
  })
})
