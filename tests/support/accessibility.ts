import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const OPEN_DIALOG = '[role="dialog"]'
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Breaches of WCAG 2.2 AA that axe finds on a page, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  return problemsOf(page, { type: 'tag', values: STANDARD })
}

/** The one of them that a second theme can have while the first has none. */
export async function contrastProblems(page: Page): Promise<string[]> {
  return problemsOf(page, { type: 'rule', values: ['color-contrast'] })
}

async function problemsOf(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }): Promise<string[]> {
  // Our pages have no frames, and without looking for them axe needs no second page for each look at the first.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly, resultTypes: ['violations'] })
  // What lies dimmed behind an open dialog is out of reach until the dialog closes; it is looked at on its own page.
  if ((await page.locator(OPEN_DIALOG).count()) > 0) axe.include(OPEN_DIALOG)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html}: ${any.map(({ message }) => message).join(' ')}`),
  )
}
