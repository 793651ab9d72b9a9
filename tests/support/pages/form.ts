import type { Page } from 'playwright-core'

/** Chooses from a picker: opens it by its label, types, and takes the first that matches. */
export async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  const search = page.getByRole('combobox', { name: label })
  await search.fill(typed)
  await page.getByRole('listbox', { name: label }).getByRole('option').first().waitFor()
  await search.press('Enter')
  await search.waitFor({ state: 'detached' })
}

/** Opens the menu of a row or a page and chooses from it. */
export async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

export async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Presses the button of the note that says what was done, and waits for the note to go. */
export async function pressInToast(page: Page, message: string, action: string): Promise<void> {
  const toast = page.getByRole('group', { name: message, exact: true })
  await toast.getByRole('button', { name: action }).click()
  await toast.waitFor({ state: 'detached' })
}
