import { toProblem, type Problem } from './problem.ts'
import { revision } from './revision.svelte.ts'

/** A server answer that follows the state it was asked with: loading, then data or a problem. */
export interface Resource<T> {
  /** The newest answer; the one before stays while a new one is on its way. */
  readonly data: T | undefined
  readonly problem: Problem | undefined
  readonly loading: boolean
  reload: () => void
  /** Puts a value in place before the server confirms it. */
  replace: (data: T) => void
}

/**
 * Calls `fetch` when the component mounts, when state read synchronously inside it changes, and whenever the
 * ledger changes. Return `null` from `fetch` to ask nothing yet. Call it while a component is being created.
 */
export function resource<T>(fetch: () => Promise<T> | null): Resource<T> {
  let data = $state.raw<T>()
  let problem = $state.raw<Problem>()
  let loading = $state(true)
  let attempt = $state(0)

  $effect(() => {
    void attempt
    void revision.current
    const answer = fetch()
    if (!answer) return
    let superseded = false
    loading = true
    answer
      .then((value) => {
        if (superseded) return
        data = value
        problem = undefined
      })
      .catch((thrown) => {
        if (!superseded) problem = toProblem(thrown)
      })
      .finally(() => {
        if (!superseded) loading = false
      })
    return () => {
      superseded = true
    }
  })

  return {
    get data() {
      return data
    },
    get problem() {
      return problem
    },
    get loading() {
      return loading
    },
    reload: () => attempt++,
    replace: (value) => (data = value),
  }
}
