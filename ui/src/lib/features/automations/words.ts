import type { Automation, AutomationRun, AutomationStep, AutomationTrigger, StepKind } from '#lib/api/automations.ts'
import type { ConditionTrigger } from '#lib/api/types.ts'
import { hasMoments, momentWords, THING_WORDS } from './moments.ts'

/** What things are called where people read them. */
export const TOPIC_WORDS: Record<string, string> = {
  'import.committed': 'an import is done',
  'import.failed': 'an import fails',
  'sync.succeeded': 'a connection has fetched',
  'sync.failed': 'a connection fails',
  'consent.ending': 'a bank’s consent ends soon or has ended',
  'budget.changed': 'the budget changes',
  'goal.reached': 'a goal is reached',
  'bill.due': 'a bill is due',
  'bill.missed': 'a bill was not paid',
  'bill.price_rise': 'a bill gets dearer',
  'alert.firing': 'an alert begins',
  'alert.resolved': 'an alert ends',
  'insight.found': 'Florin finds something odd',
}

export function triggerWords(trigger: AutomationTrigger): string {
  switch (trigger.type) {
    case 'transaction':
    case 'posting':
    case 'account':
      return `${THING_WORDS[trigger.type]} ${momentWords(trigger.type, trigger.on ?? [])}`
    case 'event':
      return TOPIC_WORDS[trigger.topic ?? ''] ?? String(trigger.topic)
    case 'schedule':
      return trigger.cron === undefined ? `every ${trigger.every}` : scheduleWords(trigger.cron)
    case 'webhook':
      return 'a webhook is called'
    case 'manual':
      return 'you start it'
  }
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The plain schedules in words; the others as they are. */
export function scheduleWords(cron: string): string {
  const [, minute, hour, day, month, weekday] = /^(\d+) (\d+) (\*|\d+) (\*) (\*|[0-7])$/.exec(cron) ?? []
  if (minute === undefined || month !== '*') return `it is time (${cron})`
  const time = `${hour!.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (weekday !== '*') return `it is ${DAYS[Number(weekday)]}, ${time}`
  return day === '*' ? `it is ${time}` : `it is day ${day} of the month, ${time}`
}

export const POWER_WORDS: Record<Automation['powers'][number], string> = {
  network: 'reaches the network',
  plugin: 'runs a plugin',
  import: 'imports transactions',
  create_transactions: 'enters transactions',
  change_transactions: 'changes transactions',
  notify: 'sends messages',
  read: 'reads your figures',
}

export const STATE_WORDS: Record<AutomationRun['state'], string> = {
  queued: 'Waits for its turn',
  running: 'Running',
  waiting: 'Waiting',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
}

export const STATE_TONES: Record<AutomationRun['state'], 'neutral' | 'good' | 'warning' | 'danger'> = {
  queued: 'neutral',
  running: 'neutral',
  waiting: 'warning',
  done: 'good',
  failed: 'danger',
  stopped: 'neutral',
}

export function stepWords(steps: readonly AutomationStep[], kinds: readonly StepKind[]): string {
  const titleOf = (use: string) => kinds.find((kind) => kind.use === use)?.title ?? use
  return steps.map(({ use }) => titleOf(use).toLowerCase()).join(', then ')
}

/** `condition` in words; where nobody knows them, that there is one. */
export function sentenceOf({ document }: Automation, kinds: readonly StepKind[], condition?: string): string {
  const when = document.triggers.map((trigger) => triggerWords(trigger as AutomationTrigger)).join(' or ')
  const holds = document.condition ? ` and ${condition || 'your conditions hold'}` : ''
  return `When ${when}${holds}: ${stepWords(document.steps, kinds)}.`
}

/** The fields a condition may ask for when this sets it off; null when there are none. */
export function conditionTriggerOf(triggers: readonly AutomationTrigger[]): ConditionTrigger | null {
  const found = new Set(triggers.filter(({ type }) => type !== 'manual').map(catalogueOf))
  const [only] = found
  return found.size === 1 && only ? only : null
}

/** The fields of what happened, for explaining what a condition found. */
export function conditionTriggerOfEvent(event: Record<string, unknown>): ConditionTrigger {
  const family = String(event.kind).split('.')[0]!
  if (event.posting !== undefined) return 'posting'
  if (event.transaction !== undefined) return 'transaction'
  return FAMILIES[family] ?? (family === 'schedule' || family === 'webhook' ? family : 'transaction')
}

const FAMILIES: Record<string, ConditionTrigger> = {
  import: 'statement',
  sync: 'sync',
  consent: 'sync',
  budget: 'budget',
  account: 'account',
}

function catalogueOf({ type, topic }: AutomationTrigger): ConditionTrigger | undefined {
  if (hasMoments(type) || type === 'schedule' || type === 'webhook') return type
  return type === 'event' ? FAMILIES[(topic ?? '').split('.')[0]!] : undefined
}
