import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { resetPath } from '#identity/domain/password_reset'
import { BeginPasswordReset } from '#identity/services/begin_password_reset'
import { accessibilityProblems } from '#tests/support/accessibility'
import { DESKTOP, launchBrowser, PHONE, visit } from '#tests/support/browser'
import { makePerson } from '#tests/support/household'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways } from '#tests/support/pages/settled'

const VIEWS: Record<string, BrowserContextOptions> = {
  'desktop.light': DESKTOP,
  'desktop.dark': { ...DESKTOP, colorScheme: 'dark' },
  'phone.light': PHONE,
  'phone.dark': { ...PHONE, colorScheme: 'dark' },
}

const PAGES = {
  welcome: { path: '/welcome', heading: 'Welcome. Who are you?' },
  sign_in: { path: '/sign-in', heading: 'Sign in' },
  forgotten: { path: '/forgotten', heading: 'Forgot your password?' },
  reset: { path: '/reset?token=of-somebody', heading: 'Choose a new password' },
  join: { path: '/join?token=of-somebody', heading: 'You are invited' },
}

test.group('Pages for people who are not signed in', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  for (const [view, options] of Object.entries(VIEWS)) {
    test(`are whole, accessible and quiet: ${view}`, async ({ assert }) => {
      for (const [name, { path, heading }] of Object.entries(PAGES)) {
        const { page, complaints } = await visit(browser, path, options)
        await page.getByRole('heading', { level: 1, name: heading }).waitFor()
        assert.deepEqual(await accessibilityProblems(page), [], path)
        assert.deepEqual(complaints, [], path)
        assert.isFalse(await scrollsSideways(page), `${path} scrolls sideways`)
        await keepScreenshot(page, `${name}.${view}`)
        await page.context().close()
      }
    })
  }

  test('take a new password from whoever has the link, and no second one', async ({ assert }) => {
    const { email } = await makePerson()
    const begin = await app.container.make(BeginPasswordReset)
    const { secret } = (await begin.handle(email, 'a test'))!
    const { page } = await visit(browser, resetPath(secret))
    await page.getByLabel('New password').fill('meadow lantern 73 quartz')
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.getByRole('link', { name: 'Sign in with the new password' }).click()
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill('meadow lantern 73 quartz')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/\/welcome$/)
    await page.context().close()

    const { page: again } = await visit(browser, resetPath(secret))
    await again.getByLabel('New password').fill('copper violin 58 marsh')
    await again.getByRole('button', { name: 'Save the password' }).click()
    await again.getByText('This link has expired, was used, or never existed.').waitFor()
    assert.isTrue(await again.getByRole('link', { name: 'Ask for a new link' }).isVisible())
    await again.context().close()
  })

  test('say what is wrong with a link to join that was cut off', async () => {
    const { page } = await visit(browser, '/join')
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor()
    await page.context().close()
  })

  test('are where every other address leads', async () => {
    const { page } = await visit(browser, '/transactions?from=2026-01-01')
    await page.waitForURL((url) => ['/welcome', '/sign-in'].includes(url.pathname))
    await page.getByRole('textbox', { name: 'Email' }).waitFor()
    await page.context().close()
  })
})
