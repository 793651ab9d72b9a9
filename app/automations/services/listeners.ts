import type { Announcement } from '#changes/domain/consumer'
import { compileFor, type Explanation, explainFor, type Surroundings } from '#rules/domain/triggers'
import { catalogueOf } from '../domain/catalogue_of.js'
import { type AutomationTrigger, type TransactionMoment, triggerId } from '../domain/document.js'
import type { RunnableAutomation } from './admit_runs.js'
import type { Candidate } from './candidates.js'

type MomentKind = `${'transaction' | 'posting'}.${TransactionMoment}`

/** A trigger of an automation that waits for what was announced. */
export interface Listener {
  automation: RunnableAutomation
  trigger: AutomationTrigger
  triggerId: string
}

/** What an automation's condition says of what happened. */
export interface Test {
  holds: (about: Candidate) => boolean
  explain: (about: Candidate) => Explanation | undefined
}

export function listenersTo({ topic, payload }: Announcement, automations: readonly RunnableAutomation[]): Listener[] {
  const hears = (trigger: AutomationTrigger) => {
    if (trigger.type === 'transaction' || trigger.type === 'posting') return topic === 'ledger.changed'
    if (trigger.type === 'account') return trigger.on.some((moment) => topic === `account.${moment}`)
    if (trigger.type === 'webhook') return topic === 'webhook.received' && payload.webhook_id === trigger.webhook_id
    return trigger.type === 'event' && trigger.topic === topic
  }
  return automations.flatMap((automation) =>
    automation.document.triggers.flatMap((trigger, at) =>
      hears(trigger) ? [{ automation, trigger, triggerId: triggerId(trigger, at) }] : [],
    ),
  )
}

/** Whether a trigger waits for what happened to a transaction or a posting, such as `posting.created`. */
export function isMoment(trigger: AutomationTrigger, kind: MomentKind): boolean {
  return 'on' in trigger && trigger.on.some((moment) => kind === `${trigger.type}.${moment}`)
}

const always: Test = { holds: () => true, explain: () => undefined }
/** A condition that is of the language no more, because what it names is gone, holds for nothing; the list of automations says so. */
const never: Test = { holds: () => false, explain: () => undefined }

export function testOf({ automation, trigger }: Listener, around: Surroundings): Test {
  const { condition } = automation.document
  const catalogue = catalogueOf(trigger)
  if (!condition || !catalogue) return always
  try {
    const holds = compileFor(catalogue, condition, around)
    return {
      holds: ({ facts, before }) => holds(facts, before),
      explain: ({ facts, before }) => explainFor(catalogue, condition, facts, { before, surroundings: around }),
    }
  } catch {
    return never
  }
}
