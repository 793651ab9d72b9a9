export interface ComposerStart {
  /** The account money moves in or out of. */
  accountId?: number
  /** Opens on a transfer between two accounts. */
  transfer?: boolean
}

/** What lies over the page and can be opened from anywhere. */
class Overlays {
  palette = $state(false)
  keyHelp = $state(false)
  /** What was typed for the palette before it was there. */
  typedAhead = ''
  composer = $state.raw<ComposerStart | null>(null)

  /** The palette shows what was typed while it was fetched. */
  takeTyped(): string {
    const typed = this.typedAhead
    this.typedAhead = ''
    return typed
  }

  compose(start: ComposerStart = {}): void {
    this.composer = start
  }
}

export const overlays = new Overlays()
