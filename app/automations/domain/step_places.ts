import { allSteps, type AutomationDocument, type Step } from './document.js'

/** What a run is told apart by in its rows: `3`, `3.2.1` inside of it, `3.error.1` in its place. */
interface Kept {
  path: string
  use: string
  state: string
}

/** The place of the step that another one lies in; undefined when it lies in none. */
const around = (path: string) => /^(.+)\.[^.]+\.[^.]+$/.exec(path)?.[1]

/**
 * The failed steps that a run came down with. One that the run went on after, because it was told to or did something else instead, is
 * none of them, and neither is what failed inside of it.
 */
export function fatalFailures<Row extends Kept>(
  document: Pick<AutomationDocument, 'steps'>,
  rows: readonly (Row & { stepId: string })[],
): Row[] {
  const steps = new Map(allSteps(document.steps).map((step) => [step.id, step]))
  const known = new Map(rows.map((row) => [row.path, row]))
  const isFatal = (path: string): boolean => {
    const row = known.get(path)
    if (!row || (row.state !== 'failed' && row.state !== 'running')) return false
    if (row.state === 'failed' && isSettled(steps.get(row.stepId), path, rows)) return false
    const outer = around(path)
    return outer === undefined || isFatal(outer)
  }
  return rows.filter(({ path, state }) => state === 'failed' && isFatal(path))
}

function isSettled(step: Step | undefined, path: string, rows: readonly Kept[]): boolean {
  if (step?.on_error === 'continue') return true
  if (!Array.isArray(step?.on_error)) return false
  const instead = `${path}.error.`
  return !rows.some((row) => row.state === 'failed' && around(row.path) === path && row.path.startsWith(instead))
}
