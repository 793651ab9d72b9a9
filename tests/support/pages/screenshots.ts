import { join } from 'node:path'
import type { Page } from 'playwright-core'
import app from '@adonisjs/core/services/app'

const folder = process.env.FLORIN_SCREENSHOTS ?? app.tmpPath('screenshots')

/** Keeps what a page looks like, for people to look at: `FLORIN_SCREENSHOTS` names the folder. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
