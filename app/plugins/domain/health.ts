/** How a plugin fares, from its runs. */
export interface PluginHealth {
  status: 'ok' | 'failing' | 'quarantined'
  last_run_at: string | null
  /** The plugin's last own fault, for a person. */
  last_error: string | null
  runs: number
  failures: number
}

/** Why the last thing that was tried did not work, whoever's fault it was. */
export interface LastProblem {
  at: string
  /** The plugin's own code, or the limit it ran into. */
  code: string
  message: string
}

export interface RunOutcome {
  outcome: string
  message: string
  started_at: string
}

/** Saying no to a damaged file is good work; running into a limit or breaking the contract is not. */
export function isOwnFault(outcome: string): boolean {
  return outcome === 'internal' || outcome.startsWith('limit_exceeded')
}

/** Null where it worked, and where nobody let it end. */
export function lastProblemOf([last]: readonly RunOutcome[]): LastProblem | null {
  if (!last || last.outcome === 'ok' || last.outcome === 'cancelled') return null
  return { at: last.started_at, code: last.outcome, message: last.message }
}

/** `runs` are the latest first. A plugin is failing while its last run was its own fault. */
export function healthOf(runs: readonly RunOutcome[]): PluginHealth {
  const faults = runs.filter(({ outcome }) => isOwnFault(outcome))
  return {
    status: runs[0] && isOwnFault(runs[0].outcome) ? 'failing' : 'ok',
    last_run_at: runs[0]?.started_at ?? null,
    last_error: faults[0]?.message ?? null,
    runs: runs.length,
    failures: faults.length,
  }
}
