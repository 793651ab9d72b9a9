import { tick } from 'svelte'

/**
 * Makes a change that takes the pressed button away. The focus goes on to the current item of the list; without that it would begin at
 * the top of the page again.
 */
export async function keepPlace(change: () => void): Promise<void> {
  const wasInItem = document.activeElement?.closest('article') != null
  change()
  await tick()
  if (wasInItem) document.querySelector<HTMLElement>('article[aria-current]')?.focus({ preventScroll: true })
}
