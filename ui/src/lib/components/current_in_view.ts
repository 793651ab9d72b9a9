import type { Attachment } from 'svelte/attachments'

/** Where tabs have no room, those that do not fit are scrolled to; `current` is whatever says which one is in front. */
export function currentInView(current: unknown): Attachment<HTMLElement> {
  return (row) => {
    const tab = current !== undefined && row.querySelector('[aria-current], [aria-selected="true"]')
    if (!tab) return
    const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()]
    row.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2)
  }
}
