import { untrack } from 'svelte'

export interface KeyBinding {
  /** One key as the browser names it, such as `j` or `Enter`. */
  key: string
  /** What it does, for the help. */
  label: string
  run: () => void
}

export interface KeyGroup {
  /** Where these keys work. */
  title: string
  bindings: KeyBinding[]
}

/** The keys of what is on screen; the newest group that knows a key gets it. */
class Keys {
  groups = $state.raw<KeyGroup[]>([])

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
    for (const group of this.groups.toReversed()) {
      const binding = group.bindings.find((candidate) => candidate.key === event.key)
      if (!binding) continue
      event.preventDefault()
      binding.run()
      return
    }
  }
}

/** A checkbox is ticked, not typed into: whoever has just ticked a row goes on with its keys. */
const TYPED_INTO = 'input:not([type="checkbox"]), textarea, select, [contenteditable]'
const HAS_KEYS_OF_ITS_OWN = '[role="dialog"], [role="menu"], [role="listbox"]'

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  if (target.closest(`${TYPED_INTO}, ${HAS_KEYS_OF_ITS_OWN}`)) return true
  // Enter and the space bar already mean something on buttons, links and checkboxes.
  return (event.key === 'Enter' || event.key === ' ') && target.closest('a, button, input') !== null
}

export const keys = new Keys()

/** Makes keys work as long as the component lives. Call it while the component is being created. */
export function bindKeys(title: string, bindings: KeyBinding[]): void {
  $effect(() => {
    const group = { title, bindings }
    untrack(() => (keys.groups = [...keys.groups, group]))
    return () => {
      keys.groups = keys.groups.filter((other) => other !== group)
    }
  })
}
