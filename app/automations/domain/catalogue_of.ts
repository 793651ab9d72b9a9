import type { Trigger } from '#rules/domain/triggers'
import type { AutomationTrigger } from './document.js'

/** The fields a condition may ask for when this sets an automation off; undefined when there are none. */
export function catalogueOf(trigger: AutomationTrigger): Trigger | undefined {
  switch (trigger.type) {
    case 'transaction':
    case 'posting':
    case 'account':
    case 'schedule':
    case 'webhook':
      return trigger.type
    case 'event':
      return catalogueOfTopic(trigger.topic)
    case 'manual':
      return undefined
  }
}

/** The same for what was announced. */
export function catalogueOfTopic(topic: string): Trigger | undefined {
  return families[topic.split('.')[0]!]
}

const families: Partial<Record<string, Trigger>> = {
  import: 'statement',
  sync: 'sync',
  consent: 'sync',
  budget: 'budget',
  webhook: 'webhook',
  account: 'account',
}
