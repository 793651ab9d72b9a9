import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import type { Client } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { automationPlaces } from '#tests/support/pages/automations'
import { fixture, upload } from '#tests/support/pages/bank_files'
import { setUpAt, setUpPlugin } from '#tests/support/pages/plugin_instances'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

/*
 * Method: a household with made-up data is walked through page by page, on a desktop and on a phone. Each page must show its heading, stay
 * within its window, have no breach of WCAG 2.2 AA in either theme, and leave no complaint in the browser's console. The dark theme has the
 * same structure as the light one, so there only contrast is looked at again.
 */

interface Place {
  /** Names the screenshot. */
  name: string
  path: string
  heading: string | RegExp
  /** Something that shows the page has its data; the heading alone often comes first. */
  shows?: string | RegExp
}

const VIEWS: Record<string, BrowserContextOptions> = { desktop: DESKTOP, phone: PHONE }

const SETTINGS = {
  profile: 'You',
  appearance: 'Appearance',
  notifications: 'Quiet hours',
  security: 'Where you are signed in',
  tokens: 'API tokens',
  household: 'Delete this household',
  members: 'Members',
  rates: 'Exchange rates',
  export: 'Export',
  sandbox: 'What keeps plugins inside',
  instance: 'Instance',
  webhooks: 'Incoming webhooks',
  mail: 'The server that messages are sent by',
  jobs: 'Check that the books are whole',
}

async function first(client: Client, path: string): Promise<{ id: number }> {
  const { body } = await client.get<{ data: { id: number }[] }>(path)
  return body.data[0]!
}

async function makeRule(client: Client): Promise<number> {
  const { body: categories } = await client.get<{ data: { id: number; kind: string }[] }>('/categories')
  const { body: rule } = await client.post<{ id: number }>('/rules', {
    name: 'Groceries',
    condition: { any: [{ field: 'payee', op: 'contains', value: 'market' }] },
    actions: [{ type: 'set_category', category_id: categories.data.find(({ kind }) => kind === 'expense')!.id }],
  })
  return rule.id
}

/** Money that left one account and arrived in another, as the files of two banks tell it. */
async function makeTransferHalves(client: Client): Promise<void> {
  const { body: accounts } = await client.get<{ data: { id: number; currency: string }[] }>('/accounts')
  const [from, to] = accounts.data.filter(({ currency }) => currency === accounts.data[0]!.currency)
  const occurred_on = new Date().toISOString().slice(0, 10)
  const half = { occurred_on, memo: 'Transfer to my own account' }
  await client.post('/transactions', { ...half, account_id: from!.id, amount: '-1234.56' })
  await client.post('/transactions', { ...half, account_id: to!.id, amount: '1234.56' })
}

/** Pages of plugins: one instance of each kind that has something of its own to show. */
async function pluginPlaces(client: Client): Promise<Place[]> {
  const nowhere = 'http://127.0.0.1:9'
  const webhook = await setUpAt(client, 'webhook_notifier', 'url', nowhere)
  await client.post(`/plugin-instances/${webhook}/test`)
  const bank = await setUpPlugin(client, 'simplefin_connector', { title: 'My bank' })
  const report = await setUpPlugin(client, 'monthly_summary', { title: 'Summary' })
  const advisor = await setUpAt(client, 'ollama_advisor', 'server', nowhere, { model: 'llama3.1' })
  const rates = await setUpPlugin(client, 'ecb_rates', { title: 'Rates' })
  const at = (id: number, tab = '') => `/plugins/instances/${id}${tab && `?tab=${tab}`}`
  return [
    { name: 'plugins_yours', path: '/plugins', heading: 'Plugins', shows: 'My bank' },
    { name: 'plugins_installed', path: '/plugins?tab=installed', heading: 'Plugins', shows: 'Reads files' },
    { name: 'plugins_catalogue', path: '/plugins?tab=catalogue', heading: 'Plugins', shows: 'Install from elsewhere' },
    { name: 'plugin', path: '/plugins/ntfy_notifier', heading: 'ntfy', shows: 'What it may do' },
    { name: 'plugin_set_up', path: '/plugins/ntfy_notifier/new', heading: /ntfy/, shows: 'What you agree to' },
    { name: 'instance_notifier', path: at(webhook), heading: 'Mine', shows: 'Send a message' },
    { name: 'instance_runs', path: at(webhook, 'runs'), heading: 'Mine', shows: 'Send a message' },
    { name: 'instance_access', path: at(webhook, 'access'), heading: 'Mine', shows: 'It may' },
    { name: 'instance_settings', path: at(webhook, 'settings'), heading: 'Mine', shows: 'Allow this plugin' },
    { name: 'instance_bank', path: at(bank), heading: 'My bank', shows: 'Connect' },
    { name: 'instance_report', path: at(report), heading: 'Summary', shows: /^Summary 20/ },
    { name: 'instance_advisor', path: at(advisor), heading: 'Mine', shows: 'Your question' },
    { name: 'instance_rates', path: at(rates), heading: 'Rates', shows: 'Exchange rates' },
  ]
}

/** A budget of usual spending and a goal for the first account. */
async function makePlans(client: Client, account: number): Promise<number> {
  const month = new Date().toISOString().slice(0, 7)
  await client.put('/budget/settings', { starts_on: `${month}-01` })
  await client.post('/budget/fillings', { period: month, source: 'average' })
  const goal = { name: 'A new bicycle', kind: 'save', target_amount: '99999.00', account_ids: [account] }
  const { body } = await client.post<{ id: number }>('/goals', { ...goal, contribution: '400.00' })
  return body.id
}

async function placesOf(client: Client): Promise<Place[]> {
  const account = await first(client, '/accounts')
  const transaction = await first(client, '/transactions')
  const rule = await makeRule(client)
  await makeTransferHalves(client)
  const goal = await makePlans(client, account.id)
  const mapped = await upload(client, await fixture('csv_import/fixtures/british_account.csv'), account.id)
  const plain = await upload(client, await fixture('ofx_import/fixtures/bank_sgml.ofx'), account.id)
  return [
    { name: 'dashboard', path: '/', heading: 'Dashboard', shows: 'Net worth' },
    { name: 'transactions', path: '/transactions', heading: 'Transactions' },
    { name: 'transaction', path: `/transactions?open=${transaction.id}`, heading: 'Transactions' },
    { name: 'transfers', path: '/transactions/transfers', heading: 'Transfers to confirm', shows: 'Confirm transfer' },
    { name: 'review', path: '/review', heading: 'Review', shows: /Another category|Choose a category/ },
    { name: 'models', path: '/settings/models', heading: 'Settings', shows: 'Choose without asking' },
    { name: 'accounts', path: '/accounts', heading: 'Accounts' },
    { name: 'account', path: `/accounts/${account.id}`, heading: /./ },
    { name: 'add_account', path: '/accounts?add=1', heading: 'Accounts' },
    { name: 'imports', path: '/import', heading: 'Import', shows: 'Waiting for you' },
    { name: 'import_review', path: `/import/${plain}`, heading: /\.ofx$/, shows: 'Review' },
    { name: 'import_columns', path: `/import/${mapped}`, heading: /\.csv$/, shows: 'As they will become' },
    { name: 'budget', path: '/budget', heading: 'Budget', shows: 'To assign' },
    { name: 'bills', path: '/bills', heading: 'Bills' },
    { name: 'goals', path: '/goals', heading: 'Goals', shows: 'A new bicycle' },
    { name: 'goal', path: `/goals/${goal}`, heading: 'A new bicycle', shows: 'Month by month' },
    { name: 'categories', path: '/categories', heading: 'Categories', shows: 'Spending' },
    { name: 'payees', path: '/payees', heading: 'Payees' },
    { name: 'rules', path: '/rules', heading: 'Rules', shows: 'Groceries' },
    { name: 'rule', path: `/rules/${rule}`, heading: 'Groceries', shows: 'What it matches' },
    { name: 'new_rule', path: '/rules/new', heading: 'Make a rule', shows: 'What it matches' },
    { name: 'alerts', path: '/alerts', heading: 'Alerts', shows: 'No alerts yet' },
    { name: 'new_alert', path: '/alerts/new', heading: 'Add an alert', shows: 'Spending and budgets' },
    ...(await automationPlaces(client)),
    ...(await pluginPlaces(client)),
    { name: 'forecast', path: '/forecast', heading: 'Forecast', shows: 'What it rests on' },
    { name: 'insights', path: '/insights', heading: 'Insights', shows: 'Good to know' },
    {
      name: 'unusual',
      path: '/insights?tab=unusual',
      heading: 'Insights',
      shows: /Something is wrong|Nothing unusual/,
    },
    { name: 'spending', path: '/reports/spending', heading: 'Spending pattern', shows: 'By day of the week' },
    { name: 'health', path: '/reports/health', heading: 'Financial health', shows: 'Emergency fund' },
    { name: 'proposal', path: '/budget/proposal', heading: 'Proposed budget', shows: 'What it should keep to' },
    { name: 'history', path: '/history', heading: 'History' },
    { name: 'inbox', path: '/inbox', heading: 'Inbox', shows: 'Nothing to tell' },
    ...Object.entries(SETTINGS).map(([section, title]) => ({
      name: `settings_${section}`,
      path: `/settings/${section}`,
      heading: 'Settings',
      shows: title,
    })),
  ]
}

/** What is wrong with a page, in words; nothing when all is well. */
async function problemsOf(page: Page, { name, path, heading, shows }: Place, view: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await settled(page, heading)
  if (shows) await page.getByRole('heading', { name: shows }).or(page.getByText(shows)).first().waitFor()
  const problems = await accessibilityProblems(page)
  if (await scrollsSideways(page)) problems.push('scrolls sideways')
  await keepScreenshot(page, `${name}.${view}.light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  problems.push(...(await contrastProblems(page)).map((problem) => `in the dark: ${problem}`))
  await keepScreenshot(page, `${name}.${view}.dark`)
  return problems
}

test.group('Every page', (group) => {
  let browser: Browser
  let client: Client
  let places: Place[]

  group.setup(async () => {
    browser = await launchBrowser()
    const household = await makeHousehold()
    client = household.client
    const makeAdmin = 'UPDATE users SET is_instance_admin = 1 WHERE id = ?'
    await household.database.systemWrite((writes) => writes.run(makeAdmin, [household.owner.id]))
    await client.post('/demo-household')
    const { body: me } = await client.get<{ household: { id: number } }>('/session')
    await (await app.container.make('florin.refreshInsights')).handle(me.household.id)
    places = await placesOf(client)
    return () => browser.close()
  })

  test('is whole, accessible and quiet on a desktop and on a phone', async ({ assert }) => {
    const problems: Record<string, string[]> = {}
    const walk = async ([view, options]: [string, BrowserContextOptions]) => {
      const { page, complaints } = await visitAs(browser, client, '/', options)
      for (const place of places) {
        const found = [...(await problemsOf(page, place, view)), ...complaints.splice(0)]
        if (found.length > 0) problems[`${place.name}.${view}`] = found
      }
      await page.context().close()
    }
    // Both at the same time: the browser draws each in a process of its own.
    await Promise.all(Object.entries(VIEWS).map(walk))
    assert.deepEqual(problems, {})
  })
})
