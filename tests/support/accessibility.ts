import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const OPEN_DIALOG = '[role=dialog]'
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What moves or passes from one colour into another is judged by where it ends. */
const STANDSTILL = 'Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => null)'

/** Breaches of WCAG 2.2 AA that axe finds on a page, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  return problemsOf(page, { type: 'tag', values: STANDARD })
}

/** The one of them that a second theme can have while the first has none. */
export async function contrastProblems(page: Page): Promise<string[]> {
  return problemsOf(page, { type: 'rule', values: ['color-contrast'] })
}

async function problemsOf(page: Page, runOnly: RunOptions['runOnly']): Promise<string[]> {
  await page.evaluate(STANDSTILL)
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  // What lies dimmed behind an open dialog is out of reach until the dialog closes; it is looked at on its own page.
  const within = (await page.locator(OPEN_DIALOG).count()) > 0 ? OPEN_DIALOG : 'html'
  const options: RunOptions = { runOnly, resultTypes: ['violations'], iframes: false }
  const { violations } = await page.evaluate<AxeResults>(`axe.run('${within}', ${JSON.stringify(options)})`)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html}: ${any.map(({ message }) => message).join(' ')}`),
  )
}
