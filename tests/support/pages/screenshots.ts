import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env.FLORIN_SCREENSHOTS

/** Keeps what a page looks like, for people to look at, in the folder that `FLORIN_SCREENSHOTS` names. Without one nobody would look. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
