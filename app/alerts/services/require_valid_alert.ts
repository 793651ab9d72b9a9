import { InvalidInputException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { Condition } from '#rules/domain/triggers'
import { loadReferences } from '#rules/services/load_rules'
import type { AlertCore } from '../domain/alert.js'
import { type AlertDraft, alertProblems } from '../domain/check_alert.js'

/**
 * The columns of an alert that is complete and names what is there.
 * @throws InvalidInputException
 */
export async function requireValidAlert(queries: Queries, draft: AlertDraft) {
  const { kind, settings, condition, unless } = await requireValidCore(queries, draft)
  const written = (value: Condition | null) => (value === null ? null : JSON.stringify(value))
  return { kind, settings: JSON.stringify(settings), condition: written(condition), unless: written(unless) }
}

/** @throws InvalidInputException */
export async function requireValidCore(queries: Queries, draft: AlertDraft): Promise<AlertCore> {
  const problems = alertProblems(draft, await loadReferences(queries))
  if (problems.length > 0) throw new InvalidInputException(problems)
  return { ...draft, condition: draft.condition as Condition | null, unless: draft.unless as Condition | null }
}
