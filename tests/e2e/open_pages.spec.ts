import { test } from '@japa/runner'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { DESKTOP, launchBrowser, PHONE, visit } from '#tests/support/browser'

const VIEWS: Record<string, BrowserContextOptions> = {
  'on a desktop': DESKTOP,
  'on a desktop in the dark': { ...DESKTOP, colorScheme: 'dark' },
  'on a phone': PHONE,
}

test.group('Pages for people who are not signed in', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  for (const [title, view] of Object.entries(VIEWS)) {
    test(`are accessible and without errors ${title}`, async ({ assert }) => {
      for (const path of ['/welcome', '/sign-in']) {
        const { page, complaints } = await visit(browser, path, view)
        await page.getByRole('heading', { level: 1 }).waitFor()
        assert.deepEqual(await accessibilityProblems(page), [], path)
        assert.deepEqual(complaints, [], path)
        const width = await page.evaluate('document.documentElement.scrollWidth')
        assert.isAtMost(Number(width), view.viewport?.width ?? 0, `${path} scrolls sideways`)
        await page.context().close()
      }
    })
  }

  test('are where every other address leads', async ({ assert }) => {
    const { page } = await visit(browser, '/transactions?from=2026-01-01')
    await page.waitForURL((url) => ['/welcome', '/sign-in'].includes(url.pathname))
    assert.isTrue(await page.getByRole('textbox', { name: 'Email' }).isVisible())
    await page.context().close()
  })
})
