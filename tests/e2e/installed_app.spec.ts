import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { launchBrowser, PHONE, signIn, visit, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { settled } from '#tests/support/pages/settled'
import { until } from '#tests/support/until'

const IPHONE = {
  ...PHONE,
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
}

/** Looks at a page in both themes and answers what is wrong with it. */
async function look(page: Page, name: string): Promise<string[]> {
  const problems = await accessibilityProblems(page)
  await keepScreenshot(page, `${name}.light`)
  await page.emulateMedia({ colorScheme: 'dark' })
  problems.push(...(await contrastProblems(page)))
  await keepScreenshot(page, `${name}.dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  return problems
}

const workerIsReady = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => null)')

/** Whether the service worker has the whole build, so that every page opens without a connection. */
const keepsPages = (page: Page) =>
  page.evaluate<boolean>(`caches.match('/app.html').then((kept) => kept !== undefined)`)

/** The answers of the API that are kept in this browser, whoever's they are. */
const keptAnswers = (page: Page) =>
  page.evaluate<string[]>(`(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('florin-answers-'))
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })()`)

/** A person who chose to read without a connection, on the settings page. */
async function keeper(browser: Browser) {
  const household = await makeHousehold({ name: 'Choir' })
  await household.client.post('/accounts', { name: 'Everyday money', subtype: 'checking', currency: 'EUR' })
  const { page } = await visitAs(browser, household.client, '/settings/appearance', PHONE)
  await page.getByRole('switch', { name: 'Keep what I saw in this browser' }).click()
  await until(() => keepsPages(page))
  return { ...household, page }
}

async function openAccounts(page: Page) {
  await page.goto('/accounts')
  await page.getByText('Everyday money').first().waitFor()
}

test.group('The installed app', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is one that browsers offer to install', async ({ assert }) => {
    const { page, complaints } = await visit(browser, '/sign-in')
    await workerIsReady(page)
    const devtools = await page.context().newCDPSession(page)
    const { url, errors, data } = await devtools.send('Page.getAppManifest')
    assert.match(url, /\/manifest\.webmanifest$/)
    assert.deepEqual(errors, [])
    assert.containSubset(JSON.parse(data!), { display: 'standalone', short_name: 'Florin', start_url: '/' })
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // The windows of tests are private ones, which nothing is installed from.
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'),
      [],
    )
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('has the colour of the theme that was chosen in it', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/appearance')
    const colour = () =>
      page.evaluate<string>(`[...document.querySelectorAll('meta[name="theme-color"]')]
        .find(({ media }) => matchMedia(media).matches).content`)
    assert.equal(await colour(), '#fbfaf8')
    await page.getByText('Dark', { exact: true }).click()
    await until(async () => (await colour()) === '#131310')
    await page.reload()
    assert.equal(await colour(), '#131310')
    await page.context().close()
  })

  test('is where messages come on an iPhone, and the settings say how it gets there', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/notifications', IPHONE)
    await page.getByText('Choose “Add to Home Screen”').waitFor()
    assert.isFalse(await page.getByRole('button', { name: 'Show messages in this browser' }).isVisible())
    await page.getByText('Choose “Add to Home Screen”').scrollIntoViewIfNeeded()
    assert.deepEqual(await look(page, 'install_first.phone'), [])
    await page.context().close()
  })

  test('says calmly that there is no connection, and comes back by itself', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/accounts', PHONE)
    await workerIsReady(page)
    await page.context().setOffline(true)
    await page.goto('/transactions')
    await page.getByRole('heading', { name: 'No connection' }).waitFor()
    assert.deepEqual(await look(page, 'no_connection.phone'), [])
    assert.deepEqual(await keptAnswers(page), [])
    await page.context().setOffline(false)
    await settled(page, 'Transactions')
    await page.context().close()
  })

  test('shows what was last seen to who asked for that, and saves nothing meanwhile', async ({ assert }) => {
    const { page, client } = await keeper(browser)
    await openAccounts(page)
    await until(async () => (await keptAnswers(page)).includes('/api/v1/accounts'))
    await page.context().setOffline(true)
    await openAccounts(page)
    await page.getByText('You see what was last seen here').waitFor()
    assert.deepEqual(await look(page, 'last_seen.phone'), [])
    await page.goto('/rules')
    await page.getByRole('heading', { name: 'Florin cannot be reached' }).waitFor()
    await openAccounts(page)

    await client.post('/accounts', { name: 'Savings', subtype: 'savings', currency: 'EUR' })
    await page.context().setOffline(false)
    await page.getByText('Savings').first().waitFor()
    await page.getByText('No connection.').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('leaves nothing to read behind for somebody else', async ({ assert }) => {
    const { page } = await keeper(browser)
    const grace = await makeHousehold({ name: 'Home' })
    await openAccounts(page)
    await until(async () => (await keptAnswers(page)).length > 0)
    await signIn(page.context(), grace.client)
    await page.goto('/accounts')
    await page.getByRole('heading', { name: 'No accounts yet' }).waitFor()
    await until(async () => (await keptAnswers(page)).length === 0)
    await page.context().setOffline(true)
    await page.goto('/accounts')
    await page.getByRole('heading', { name: 'Florin cannot be reached' }).waitFor()
    assert.isFalse(await page.getByText('Everyday money').isVisible())
    assert.deepEqual(await keptAnswers(page), [])
    await page.context().close()
  })

  test('leaves nothing to read behind who signs out, or was signed out from elsewhere', async ({ assert }) => {
    const { page, client } = await keeper(browser)
    await openAccounts(page)
    await until(async () => (await keptAnswers(page)).length > 0)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: /Ada/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    // The server could not be told, so the session goes on; what was seen is gone all the same.
    await page.getByText('Check that the server is running').waitFor()
    await until(async () => (await keptAnswers(page)).length === 0)
    assert.deepEqual(await keptAnswers(page), [])
    await page.context().setOffline(false)

    await openAccounts(page)
    await until(async () => (await keptAnswers(page)).length > 0)
    assert.isNotEmpty(await keptAnswers(page))
    await client.delete('/session')
    await page.goto('/budget')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await until(async () => (await keptAnswers(page)).length === 0)
    assert.deepEqual(await keptAnswers(page), [])
    assert.isNull(await page.evaluate(`localStorage.getItem('florin.kept')`))
    await page.context().close()
  })
})
