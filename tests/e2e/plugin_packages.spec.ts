import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import type { Client } from '#tests/support/client'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { confirm } from '#tests/support/pages/form'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import type { Permission } from '#sdk'
import { FILE_PERMISSION, HTTP_PERMISSION, makePackage, type PackageDraft, PUBLISHER } from '#tests/support/packages'

const ID = 'org.example.bank'

async function makeAdmin(): Promise<Client> {
  const { client, database, owner } = await makeHousehold()
  const sql = 'UPDATE users SET is_instance_admin = 1 WHERE id = ?'
  await database.systemWrite((writes) => writes.run(sql, [owner.id]))
  return client
}

const fileOf = async (draft: PackageDraft) => ({
  name: 'bank.florin',
  mimeType: 'application/octet-stream',
  buffer: await makePackage({ key: PUBLISHER, permissions: [FILE_PERMISSION], ...draft }),
})

test.group('Plugins of others', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('are installed by consent, updated, taken back and uninstalled', async ({ assert, cleanup }) => {
    const client = await makeAdmin()
    cleanup(async () => {
      await client.delete(`/plugins/${ID}/packages`)
      await client.delete(`/plugins/${ID}/publisher-key`)
    })
    const { page } = await visitAs(browser, client, '/plugins?tab=catalogue')
    const hand = async (draft: PackageDraft) =>
      page.locator('input[type=file][accept=".florin"]').setInputFiles(await fileOf(draft))
    const sheet = page.getByRole('dialog')

    await hand({ permissions: [FILE_PERMISSION, HTTP_PERMISSION] })
    await sheet.getByRole('heading', { name: 'Install Example bank?' }).waitFor()
    for (const words of ['Can read', 'Can contact', 'Keeps', 'Can change', 'Cannot', 'Signed by its author'])
      await sheet.getByText(words).first().waitFor()
    await sheet.getByText('The rates are published there.').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'install_sheet.desktop.light')
    await sheet.getByRole('button', { name: 'Agree and install' }).click()
    await sheet.waitFor({ state: 'detached' })

    const more: Permission = {
      kind: 'http',
      scope: 'more.example.org',
      methods: ['GET'],
      reason: 'Newer rates are there.',
    }
    await hand({ version: '1.1.0', permissions: [FILE_PERMISSION, HTTP_PERMISSION, more] })
    await sheet.getByRole('heading', { name: 'Example bank asks for more' }).waitFor()
    await sheet.getByText('Contact more.example.org').waitFor()
    assert.equal(await sheet.getByText('The rates are published there.').count(), 0)
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.setViewportSize(PHONE.viewport!)
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await contrastProblems(page), [])
    await keepScreenshot(page, 'upgrade_sheet.phone.dark')
    await sheet.getByRole('button', { name: 'Not now' }).click()
    await page.getByText('Example bank 1.1.0 waits for you').waitFor()

    await page.goto(`/plugins/${ID}`)
    await page.getByText('Version 1.0.0.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Look and decide' }).click()
    await sheet.getByRole('button', { name: 'Agree and update' }).click()
    await page.getByText('Version 1.1.0.', { exact: false }).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])

    await page.getByRole('button', { name: 'Go back a version' }).click()
    await confirm(page, 'Go back')
    await page.getByText('Version 1.0.0.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Uninstall' }).click()
    await confirm(page, 'Uninstall')
    await page.waitForURL(/\/plugins\?tab=installed$/)
    assert.equal(await page.getByRole('link', { name: 'Example bank' }).count(), 0)
    await page.context().close()
  })

  test('are refused with a reason, at the place where they were handed in', async () => {
    const client = await makeAdmin()
    const { page } = await visitAs(browser, client, '/plugins?tab=catalogue')
    const input = page.locator('input[type=file][accept=".florin"]')
    await input.setInputFiles({ name: 'x.florin', mimeType: 'application/octet-stream', buffer: Buffer.from('hello') })
    await page.getByRole('group', { name: 'A plugin file' }).getByText('The package cannot be read').first().waitFor()
    await page.getByLabel('Address of a plugin file').fill('http://example.org/x.florin')
    await page.getByRole('button', { name: 'Fetch' }).click()
    await page.getByRole('alert').last().waitFor()
    await page.context().close()
  })

  test('are no matter of people who do not run the server', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/plugins?tab=catalogue')
    await page.getByRole('tab', { name: 'Installed' }).waitFor()
    assert.equal(await page.getByRole('tab', { name: 'Catalogue' }).count(), 0)
    await page.context().close()
  })
})
