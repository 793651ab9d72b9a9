import type { Page } from 'playwright-core'

/** Waits until a page shows its own heading and has stopped loading. */
export async function settled(page: Page, heading?: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).first().waitFor()
  await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => null)')
}

/** Whether a page is wider than its window, which makes people on phones scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
