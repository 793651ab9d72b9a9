import { matchKey } from '#ledger/domain/match_key'
import { parsedBody } from './body_path.js'
import type { Catalogue, Field } from './catalogues.js'
import type { Prepared } from './test.js'
import { fold } from './folding.js'
import type { AmountFact } from './row.js'

/** Null where there is nothing. An account or a category is its id, a day `YYYY-MM-DD`, tags are their names. */
export type FactValue = string | number | boolean | null | readonly string[] | AmountFact

/** What is known when something happens, by the names of the fields; what is absent is nothing. */
export type Facts = Readonly<Record<string, FactValue | undefined>>

/** Makes facts ready to be compared: text is folded, tags are match keys. */
export function prepareFacts(catalogue: Catalogue, facts: Facts): Prepared {
  const prepared: Record<string, unknown> = {
    id: facts.id ?? null,
    writtenPayee: facts.payee ?? '',
  }
  for (const [name, field] of Object.entries(catalogue)) {
    if (field.type === 'json') prepared[name] = parsedBody(facts[field.source])
    if (field.source === name && field.type !== 'occurrence') prepared[name] = prepareFact(field, facts[name] ?? null)
  }
  return prepared
}

function prepareFact({ type }: Field, value: FactValue): unknown {
  if (type === 'text') return value === null ? '' : fold(String(value))
  if (type === 'tag') return value === null ? [] : (value as readonly string[]).map(matchKey)
  return type === 'yes_no' ? value === true : value
}
