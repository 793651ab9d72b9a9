const PATIENCE_MS = 5000
const GIVE_WAY_TO = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Scrolls back to where somebody left a page. Its content is asked of the server anew, so that place comes into being only after a
 * while; whoever starts to scroll meanwhile is not carried off.
 */
export function returnToPlace(top: number): void {
  if (top === 0) return
  const page = document.documentElement
  const stop = () => {
    growth.disconnect()
    clearTimeout(patience)
    for (const kind of GIVE_WAY_TO) removeEventListener(kind, stop)
  }
  const growth = new ResizeObserver(() => {
    if (page.scrollHeight - page.clientHeight < top) return
    scrollTo(0, top)
    stop()
  })
  const patience = setTimeout(stop, PATIENCE_MS)
  for (const kind of GIVE_WAY_TO) addEventListener(kind, stop, { passive: true })
  growth.observe(document.body)
}
