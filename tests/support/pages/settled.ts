import type { Page } from 'playwright-core'

/** Waits until a page shows its own heading and has stopped loading. */
export async function settled(page: Page, heading?: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).first().waitFor()
  await page.waitForFunction('!document.querySelector("main .skeleton") && document.fonts.status === "loaded"')
}

/** Whether a page is wider than its window, which makes people on phones scroll sideways. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
