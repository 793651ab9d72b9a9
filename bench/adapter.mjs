/*
 * Florin as one of several programs that are measured side by side. Everything goes through its real services and its sandbox, from
 * ./build when that is there, else from the sources. Needs Node 24 and the shared workload beside the checkout (../shared/bench).
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)
const WORKLOAD = new URL('../shared/bench/', ROOT)
const isBuilt = existsSync(new URL('build/bin/console.js', ROOT))
const ACTOR = { kind: 'system', id: null, label: 'benchmark' }
const EVER = { from: '0001-01', to: '9999-12' }

export const name = 'florin'

async function load(module) {
  if (!isBuilt) await import('../bin/typescript.mjs')
  return import(new URL(isBuilt ? `build/${module}.js` : `${module}.ts`, ROOT).href)
}

/** A fresh data folder with the accounts, categories and rules of the shared workload. */
export async function open(dir) {
  // Modules check the environment when they are loaded, so it is this process's own.
  const env = Object.assign(process.env, {
    APP_KEY: 'benchmark-benchmark-benchmark-benchmark',
    FLORIN_PEPPER: 'benchmark-benchmark-benchmark',
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    FLORIN_DATA: dir,
    DATABASE_URL: '',
  })
  // Commands bring an empty database up to date.
  const ace = fileURLToPath(new URL(isBuilt ? 'build/ace.js' : 'ace.js', ROOT))
  execFileSync(process.execPath, [ace, 'florin:check', '--json'], {
    env,
    cwd: fileURLToPath(ROOT),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [{ openDatabase }, { Gateway }, { SystemClock }, { derivations }, { openRunContext }, { ImportFile }] =
    await Promise.all(
      [
        'database/open',
        'app/changes/gateway',
        'app/core/clock',
        'start/derivations',
        'app/imports/run_context',
        'app/imports/services/import_file',
      ].map(load),
    )
  const database = openDatabase({ file: join(dir, 'florin.sqlite3') })
  const gateway = new Gateway(database, new SystemClock(), derivations)
  const context = openRunContext(gateway, join(dir, 'vault'), { dataFolder: dir, development: false })
  const household = await database.systemWrite((writes) =>
    writes.insert('households', {
      name: 'Benchmark',
      base_currency: 'EUR',
      time_zone: 'UTC',
      locale: 'en',
      created_at: gateway.clock.now(),
    }),
  )
  const accounts = await openLedger(gateway, household)
  const read = [
    'reports/services/read_month_totals',
    'ledger/services/list_accounts',
    'ledger/services/list_transactions',
  ]
  const services = Object.assign({}, ...(await Promise.all(read.map((module) => load(`app/${module}`)))))
  return { database, gateway, context, household, accounts, services, importer: new ImportFile(context) }
}

async function openLedger(gateway, household) {
  const { ACCOUNTS, CATS, generate } = await import(new URL('gen.mjs', WORKLOAD).href)
  const { makeRules } = await import(new URL('rules.mjs', WORKLOAD).href)
  const { OpenBooks } = await load('app/ledger/services/open_books')
  const { CreateAccount } = await load('app/ledger/services/create_account')
  const { EditCategory } = await load('app/ledger/services/edit_category')
  const { SetRate } = await load('app/commodities/services/set_rate')
  await new OpenBooks(gateway).handle(household, { baseCurrency: 'EUR', starterSet: 'none' }, ACTOR)
  const accounts = new Map()
  for (const { name: label, cur } of ACCOUNTS) {
    const made = await new CreateAccount(gateway).handle(
      household,
      { name: label, subtype: 'checking', currency: cur },
      '2021-01-01',
      ACTOR,
    )
    accounts.set(label, made.result)
  }
  for (const [to, rate] of [
    ['USD', '1.087'],
    ['GBP', '0.855'],
  ])
    await new SetRate(gateway).handle(household, { from: 'EUR', to, on: '2020-12-31', rate }, ACTOR)
  const [groups, categories] = [new Map(), new Map()]
  for (const { g: group, c: label, full } of CATS) {
    const kind = group === 'Income' ? 'income' : 'expense'
    if (!groups.has(group))
      groups.set(group, (await new EditCategory(gateway).create(household, { name: group, kind }, ACTOR)).result)
    const made = await new EditCategory(gateway).create(
      household,
      { name: label, kind, parent_id: groups.get(group) },
      ACTOR,
    )
    categories.set(full, made.result)
  }
  // The limit draws its rules from the merchants of 10,000 transactions, whatever it imports.
  const rules = makeRules(generate(10_000).merchants).map((rule) => translate(rule, accounts, categories))
  await gateway.change(household, { actor: ACTOR, cause: 'benchmark', summary: 'Rules' }, async (changes) => {
    for (const rule of rules) await changes.insert('rules', { ...rule, created_at: gateway.clock.now() })
  })
  return [...accounts.values()]
}

const decimal = (cents) => (cents / 100).toFixed(2)

/** In the file, our description is the bank's text and what follows it, so a pattern for its end looks for the end of a word. */
const comparisons = {
  raw: ({ op, v }) => ({ field: 'description', op, value: op === 'matches' ? v.replace(/\$$/, '\\b') : v }),
  account: ({ v }, accounts) => ({ field: 'account', op: 'is', value: accounts.get(v) }),
  amount: ({ op, v }) => ({ field: 'amount', op, value: Array.isArray(v) ? v.map(decimal) : decimal(v) }),
  date: ({ op, v }) => ({ field: 'date', op: op === 'gt' ? 'after' : 'before', value: v }),
}

function translate({ id, when, set }, accounts, categories) {
  return {
    name: `Rule ${id}`,
    stage: 'main',
    position: id,
    condition: JSON.stringify({ all: when.map((each) => comparisons[each.f](each, accounts)) }),
    actions: JSON.stringify([{ type: 'set_category', category_id: categories.get(set) }]),
  }
}

export async function importFile({ importer, household }, csvPath) {
  const upload = { name: basename(csvPath), content: createReadStream(csvPath) }
  const { counts } = await importer.handle(household, upload, ACTOR)
  return { added: counts.new, seen: Object.values(counts).reduce((sum, count) => sum + count, 0) }
}

/** The totals of every category in every month. */
export async function monthCategory({ database, household, services: { readMonthTotals } }) {
  const view = { currency: { code: 'EUR', scale: 2 }, today: '2026-01-01' }
  const selection = { kinds: ['income', 'expense'], ...EVER }
  const { series } = await database.read(household, (queries) => readMonthTotals(queries, view, selection))
  const rows = []
  for (const { accountId, months, amounts } of series)
    for (let at = 0; at < months.length; at++) rows.push({ month: months[at], accountId, amount: amounts[at] })
  return rows
}

/** The balances of all accounts, each in its own minor units, added up to one number to compare. */
export async function balances({ database, household, accounts, services: { listAccounts } }) {
  const view = { baseCurrency: { code: 'EUR', scale: 2 }, today: '2026-01-01' }
  const found = await database.read(household, (queries) => listAccounts(queries, view, { archived: false }))
  return found
    .filter(({ id }) => accounts.includes(id))
    .reduce((sum, { balance }) => sum + Math.round(Number(balance.amount) * 100), 0)
}

/** How many of the first 100 matches there are. */
export async function search({ database, household, services: { listTransactions } }, text) {
  const page = await database.read(household, (queries) => listTransactions(queries, { search: text, limit: 100 }))
  return page.data.length
}

/** CPU of the sandbox so far, in milliseconds: it is a process of its own, and its work belongs to an import. */
export function sandboxCpuMs({ context }) {
  return context.sandboxPids().reduce((sum, pid) => sum + cpuOf(pid), 0)
}

const TICK_MS = 10

function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    // It has ended, or this is no Linux.
    return 0
  }
}

export async function close({ database, context }) {
  context.close()
  await database.close()
}
