import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { signatureOf } from '#core/webhook_signature'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { startServer } from '#tests/support/broker'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { confirm, pick, pressInToast } from '#tests/support/pages/form'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { setUpAt, setUpPlugin } from '#tests/support/pages/plugin_instances'
import { bankAccounts, connectBank, day } from '#tests/support/bank_connection'
import { workOff } from '#tests/support/jobs'
import { SimpleFinServer } from '#tests/support/simplefin_server'

/** A server of the own network. */
async function answering(status: number, body = '') {
  const server = await startServer([], (_, response) => response.writeHead(status).end(body), { tls: false })
  return { ...server, origin: `http://127.0.0.1:${server.port}` }
}

test.group('Plugins that are set up', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('are chosen, filled in, allowed an address, tried and followed', async ({ assert, cleanup }) => {
    const server = await answering(204)
    cleanup(server.close)
    const { client } = await makeHousehold()
    const { page, complaints } = await visitAs(browser, client, '/plugins')
    await page.getByRole('link', { name: 'Choose a plugin' }).click()
    await page.getByRole('link', { name: 'Set up Webhook' }).click()
    await page.getByRole('heading', { name: 'What you agree to' }).waitFor()
    await page.getByRole('button', { name: 'Agree and set up' }).click()
    const address = page.getByLabel('Address', { exact: true })
    await page.getByText('Address is missing.').first().waitFor()
    assert.equal(await page.locator(':focus').getAttribute('id'), await address.getAttribute('id'))

    await address.fill(`${server.origin}/hooks/florin`)
    await page.getByLabel('Secret', { exact: false }).first().fill('hunter2')
    await page.getByLabel(`Allow this plugin to contact ${server.origin}`).check()
    await page.getByRole('button', { name: 'Agree and set up' }).click()
    await page.getByRole('heading', { level: 1, name: 'Webhook' }).waitFor()

    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByText('The test message was sent.').waitFor()
    const { headers, body } = server.seen[0]!
    const message = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body }
    assert.equal(headers['webhook-signature'], signatureOf('hunter2', message))
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Sent.', { exact: true }).waitFor()
    assert.include(server.seen[1]!.body, 'Hello from Florin')

    await page.getByRole('tab', { name: 'Runs' }).click()
    const runs = page.locator('summary', { hasText: 'Send a message' })
    await runs.nth(1).waitFor()
    assert.equal(await runs.count(), 2)
    await runs.first().click()
    await page.getByText(`Asked POST ${server.origin}`).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'run.desktop.light')
    await client.post(`/plugin-instances/${page.url().match(/instances\/(\d+)/)![1]}/test`)
    await runs.nth(2).waitFor()

    await page.getByRole('tab', { name: 'Access' }).click()
    await page.getByText('Contact the address in “Address”').waitFor()
    await page.getByText('It used everything you granted.').waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('keep secrets to themselves, and are changed, switched off and removed', async ({ assert }) => {
    const { client } = await makeHousehold()
    const settings = { settings: { topic: 'our-money' }, secrets: { token: 'tk_hunter2' } }
    const id = await setUpPlugin(client, 'ntfy_notifier', { title: 'My phone', ...settings })
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}?tab=settings`)
    await page.getByRole('group', { name: 'Access token' }).getByText('Set', { exact: true }).waitFor()
    assert.notInclude(await page.content(), 'hunter2')
    await page.getByLabel('Server', { exact: true }).selectOption('My own')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Address of your server is missing.').first().waitFor()
    await page.getByLabel('Server', { exact: true }).selectOption('ntfy.sh')
    await page.getByRole('button', { name: 'Remove Access token' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Our phones')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'Our phones' }).waitFor()
    const { body } = await client.get<{ settings: { token: unknown } }>(`/plugin-instances/${id}`)
    assert.deepEqual(body.settings.token, { set: false })

    await page.goto('/plugins')
    await page.getByRole('switch', { name: 'Use Our phones' }).click()
    await pressInToast(page, '“Our phones” turned off', 'Undo')
    await page.getByRole('switch', { name: 'Use Our phones', checked: true }).waitFor()
    await page.getByRole('link', { name: 'Our phones' }).click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await confirm(page, 'Remove')
    await page.getByRole('heading', { name: 'Nothing is set up yet' }).waitFor()
    await page.context().close()
  })

  test('say in words why a test failed', async () => {
    const { client } = await makeHousehold()
    const id = await setUpAt(client, 'webhook_notifier', 'url', 'http://127.0.0.1:9')
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByText('The other side did not answer').waitFor()
    await page.context().close()
  })

  test('that were stopped are tried once more', async ({ assert, cleanup }) => {
    const server = await answering(204)
    cleanup(server.close)
    const { client, database, id: household } = await makeHousehold()
    const id = await setUpAt(client, 'webhook_notifier', 'url', server.origin)
    const stop = "UPDATE plugin_instances SET state = 'quarantined', state_reason = 'It failed 5 times.' WHERE id = ?"
    await database.write(household, (writes) => writes.run(stop, [id]))
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    await page.getByText('It failed 5 times.').waitFor()
    await page.getByRole('link', { name: 'Download a report for its author' }).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'quarantine.desktop.light')
    await page.getByRole('button', { name: 'Try once more' }).click()
    await page.getByText('It worked. It runs again.').waitFor()
    await page.getByText('Florin has stopped it').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

test.group('What plugins do for people', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('a bank is connected, its account linked, and its transactions fetched', async ({ assert, cleanup }) => {
    const server = await SimpleFinServer.start(bankAccounts())
    cleanup(async () => void (await server.close()))
    const { client } = await makeHousehold({ base_currency: 'USD' })
    await client.post('/accounts', { name: 'Everyday', subtype: 'checking', currency: 'USD' })
    const id = await setUpAt(client, 'simplefin_connector', 'server', server.origin)
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    await page.getByLabel('Setup token').fill('nonsense')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('alert').first().waitFor()
    await page.getByLabel('Setup token').fill(server.makeSetupToken())
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('heading', { name: 'Accounts', level: 2 }).waitFor()
    await pick(page, 'My Bank · Checking is', 'Everyday')
    await page.getByLabel('First day', { exact: true }).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'linked_accounts.desktop.light')
    await page.setViewportSize(PHONE.viewport!)
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await contrastProblems(page), [])
    await keepScreenshot(page, 'linked_accounts.phone.dark')
    await page.getByRole('button', { name: 'Fetch now' }).click()
    await page.getByText('Fetching…').waitFor()
    await workOff('connections.sync')
    await page.getByRole('status').getByRole('link').first().click()
    await page.waitForURL(/\/import\/\d+$/)
    await page.context().close()
  })

  test('a consent is renewed before it ends, and after it has ended', async ({ assert, cleanup }) => {
    const { client, server, path, database, id: household } = await connectBank()
    cleanup(async () => void (await server.close()))
    const id = Number(path.split('/').at(-1))
    const change = (sql: string, ...values: string[]) =>
      database.write(household, (writes) =>
        writes.run(`UPDATE plugin_instances SET ${sql} WHERE id = ?`, [...values, id]),
      )
    await change('consent_ends_on = ?', day(-9))
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    const notice = page.getByRole('region', { name: 'Your consent ends on' })
    await notice.getByText('Renew it before').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'consent_ends.desktop.light')
    await notice.getByRole('button', { name: 'Renew' }).click()
    await page.keyboard.type(server.makeSetupToken())
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await notice.waitFor({ state: 'detached' })

    await change("state = 'needs_connection', state_reason = 'Your consent ended.'")
    await page.reload()
    await page.getByText('Your consent ended.').waitFor()
    server.failWith = 403
    await page.getByRole('button', { name: 'I renewed it at the bank: try again' }).click()
    await page.getByRole('status').getByText('Was asked to sign in again').waitFor()
    server.failWith = undefined
    await page.getByRole('button', { name: 'I renewed it at the bank: try again' }).click()
    await page.getByText('It works again').waitFor()
    await page.getByRole('heading', { name: 'Accounts', level: 2 }).waitFor()
    await page.context().close()
  })

  test('a report is drawn with its numbers behind it', async () => {
    const { client } = await makeHousehold()
    await client.post('/demo-household')
    const id = await setUpPlugin(client, 'monthly_summary')
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    await page.getByRole('heading', { name: /^Summary 20/ }).waitFor()
    await page.getByLabel('Categories to list').fill('many')
    await page.getByRole('button', { name: 'Make the report' }).click()
    await page.getByText('Categories to list must be a number.').first().waitFor()
    await page.getByLabel('Categories to list').fill('3')
    await page.getByRole('button', { name: 'Make the report' }).click()
    await page.getByText(/others$/).waitFor()
    await page.getByRole('button', { name: 'Show as table' }).click()
    await page.getByRole('columnheader', { name: 'Went out' }).waitFor()
    await page.context().close()
  })

  test('advice changes nothing until a proposal is accepted', async ({ assert, cleanup }) => {
    const server = await answering(200, readFileSync(`${BUNDLED_PLUGINS}ollama_advisor/fixtures/chat.json`, 'utf8'))
    cleanup(server.close)
    const { client } = await makeHousehold({ starter_set: 'everyday' })
    const draft = { name: 'Checking', subtype: 'checking', currency: 'EUR' }
    const { body: account } = await client.post<{ id: number }>('/accounts', draft)
    const occurred_on = new Date().toISOString().slice(0, 10)
    for (const payee of ['Rewe', 'Cinema'])
      await client.post('/transactions', { occurred_on, account_id: account.id, amount: '-12.50', payee })
    const id = await setUpAt(client, 'ollama_advisor', 'server', server.origin, { model: 'llama3.1' })
    const { page } = await visitAs(browser, client, `/plugins/instances/${id}`)
    await page.getByLabel('Your question').fill('Where does it go?')
    await page.getByLabel('Your question').press('Enter')
    const proposals = page.getByRole('group', { name: 'Proposal' })
    await proposals.first().waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'advice.desktop.light')
    const uncategorised = async () =>
      (await client.get<{ data: unknown[] }>('/transactions?uncategorised=1')).body.data.length
    assert.equal(await uncategorised(), 2)
    await proposals.first().getByRole('button', { name: 'Accept' }).click()
    await proposals.first().getByText('Accepted.').waitFor()
    assert.equal(await uncategorised(), 1)
    await proposals.nth(1).getByRole('button', { name: 'No' }).click()
    await proposals.nth(1).getByText('Left as it is.').waitFor()
    assert.lengthOf((await client.get<{ data: unknown[] }>('/rules')).body.data, 0)
    await page.context().close()
  })
})
