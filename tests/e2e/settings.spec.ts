import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visit, visitAs } from '#tests/support/browser'
import { makeHousehold, PASSWORD, signedIn } from '#tests/support/household'
import { settled } from '#tests/support/pages/settled'

const NEW_PASSWORD = 'velvet anchor mosaic 77'

test.group('Settings', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('change the name and the password', async () => {
    const { client, owner } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings')
    await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: /Grace Hopper/ }).waitFor()

    await page.getByRole('link', { name: 'Security' }).click()
    await page.getByLabel('Current password').fill('not the password')
    await page.getByLabel('New password').fill(NEW_PASSWORD)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.locator('input[aria-invalid=true]').or(page.getByRole('alert')).first().waitFor()
    await page.getByLabel('Current password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('Password changed').waitFor()
    await page.context().close()

    const { page: later } = await visit(browser, '/sign-in')
    await later.getByLabel('Email').fill(owner.email)
    await later.getByLabel('Password').fill(NEW_PASSWORD)
    await later.getByRole('button', { name: 'Sign in' }).click()
    await settled(later, 'Dashboard')
    await later.context().close()
  })

  test('show an API token once', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/tokens')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Backup script')
    await page.getByRole('button', { name: 'Make the token' }).click()
    const token = await page.getByRole('textbox', { name: 'Token' }).inputValue()
    assert.match(token, /^flo_/)
    await page.getByRole('button', { name: 'Done' }).click()
    const revoke = page.getByRole('button', { name: 'Revoke Backup script' })
    await revoke.waitFor()
    assert.notInclude(await page.content(), token)
    await revoke.click()
    await revoke.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('sign another device out', async () => {
    const { client, owner, id } = await makeHousehold()
    const { page: other } = await visitAs(browser, await signedIn(owner, id), '/transactions')
    await settled(other, 'Transactions')
    const { page } = await visitAs(browser, client, '/settings/security')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor({ state: 'detached' })
    await other.reload()
    await other.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.context().close()
    await other.context().close()
  })

  test('turn the dark theme on for good', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/appearance')
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    await settled(page, 'Settings')
    const light = await background()
    await page.getByText('Dark', { exact: true }).click()
    await page.locator('html[data-theme=dark]').waitFor()
    await page.reload()
    await settled(page, 'Settings')
    assert.notEqual(await background(), light)
    await page.context().close()
  })
})
