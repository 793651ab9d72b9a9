import { goto } from '$app/navigation'
import { page } from '$app/state'

/** Opens a transaction over the page; the address keeps it, so it can be shared and survives reloading. */
export function openTransaction(id: number): void {
  const url = new URL(page.url.href)
  url.searchParams.set('open', String(id))
  void goto(url, { reset: false, state: { sheet: true } })
}

/** Back to the page below: the way one came, or without a trace when the address was opened directly. */
export function closeTransaction(): void {
  if (page.state.sheet) return history.back()
  const url = new URL(page.url.href)
  url.searchParams.delete('open')
  void goto(url, { reset: false, replace: true })
}
