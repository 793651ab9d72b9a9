import type { PlainDate } from '#core/plain_date'
import { fieldsOf, type Facts, type FactValue, type Trigger } from '#rules/domain/triggers'

/** What an announcement says under the names of fields, and what follows from its topic. */
export function topicFacts(
  catalogue: Trigger,
  topic: string,
  payload: Record<string, unknown>,
  today: PlainDate,
): Facts {
  const facts: Record<string, FactValue> = { date: today, outcome: outcomes[topic] ?? null, ...renamed(payload) }
  for (const { name } of fieldsOf(catalogue)) if (isFact(payload[name])) facts[name] = payload[name]
  return facts
}

const outcomes: Partial<Record<string, string>> = {
  'import.committed': 'committed',
  'import.failed': 'failed',
  'sync.succeeded': 'succeeded',
  'sync.failed': 'failed',
  'consent.ending': 'consent_ending',
}

/** Payloads name ids, conditions name things. */
function renamed(payload: Record<string, unknown>): Record<string, FactValue> {
  const { webhook_id: webhook, body, account_id: account, category_id: category } = payload
  return {
    ...(webhook === undefined ? {} : { webhook: String(webhook) }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(typeof account === 'number' ? { account } : {}),
    ...(typeof category === 'number' ? { category } : {}),
  }
}

function isFact(value: unknown): value is FactValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || isAmount(value)
}

function isAmount(value: unknown): boolean {
  const { minor, scale, currency } = (value ?? {}) as Record<string, unknown>
  return typeof minor === 'number' && typeof scale === 'number' && typeof currency === 'string'
}
