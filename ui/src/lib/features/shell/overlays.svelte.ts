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
  composer = $state.raw<ComposerStart | null>(null)

  compose(start: ComposerStart = {}): void {
    this.composer = start
  }
}

export const overlays = new Overlays()
