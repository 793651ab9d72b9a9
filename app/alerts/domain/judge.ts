import { compileFor, type Condition, explainFor, type Explanation, type Facts } from '#rules/domain/triggers'
import type { Surroundings, Trigger } from '#rules/domain/triggers'
import type { AlertCore } from './alert.js'
import { kindOf } from './alert_kinds.js'

/** What an alert found when it looked at one thing. */
export interface Observation {
  /** Names the thing among all that the alert looks at; there is one open incident for each. */
  key: string
  /** The thing in a few words. */
  subject: string
  holds: boolean
  /** A sentence with the values that were seen. */
  words: string
  explanation: Explanation | null
  /** A path of the user interface. */
  link?: string
}

export type Judge = (
  facts: Facts,
  before?: Facts,
) => {
  holds: boolean
  /** Costs more than deciding, so there is one only of what holds. */
  explanation: Explanation | null
}

/** Joins what a kind asks for with what the household added to it, in one condition of the language that rules speak. */
export function judgeOf(alert: AlertCore, own: readonly Condition[], surroundings: Surroundings): Judge {
  const { trigger } = kindOf(alert)
  const parts: Condition[] = [...own]
  if (alert.condition) parts.push(alert.condition)
  if (alert.unless) parts.push({ not: alert.unless })
  if (parts.length === 0) return () => ({ holds: true, explanation: null })
  return judging(trigger, parts.length === 1 ? parts[0]! : { all: parts }, surroundings)
}

function judging(trigger: Trigger, condition: Condition, surroundings: Surroundings): Judge {
  const test = compileFor(trigger, condition, surroundings)
  return (facts, before) => {
    const holds = test(facts, before)
    return { holds, explanation: holds ? explainFor(trigger, condition, facts, { before, surroundings }) : null }
  }
}
