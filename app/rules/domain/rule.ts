import type { Condition } from './condition.js'

/** Rules run stage by stage; a later rule sees what earlier ones set. */
export const stages = ['pre', 'main', 'post'] as const
export type Stage = (typeof stages)[number]

export type Action =
  | { type: 'set_category'; category_id: number }
  | { type: 'split'; parts: readonly SplitShare[] }
  | { type: 'set_transfer'; account_id: number }
  | { type: 'set_payee'; payee: string }
  | { type: 'set_note' | 'append_note' | 'set_memo'; text: string }
  | { type: 'add_tag' | 'remove_tag'; tag: string }
  | { type: 'link_recurring'; recurring_id: number }
  | CallPlugin
  | { type: 'mark_reviewed' | 'set_review' | 'clear_review' | 'exclude_from_reports' }

/** Asks an action of a plugin that is set up here for fields. Evaluating only notes it; what comes back is written afterwards. */
export interface CallPlugin {
  type: 'call_plugin'
  instance_id: number
  action: string
  input?: Readonly<Record<string, unknown>>
}

/** One category's part of an amount: a percentage of the whole, a fixed amount without a sign, or, with neither, what is left. */
export interface SplitShare {
  category_id: number
  percent?: string
  amount?: string
  memo?: string
}

export const ACTIONS_MAX = 20
export const NOTE_LENGTH_MAX = 2000
export const SPLIT_PARTS_MAX = 20

export interface Rule {
  id: number
  name: string
  enabled: boolean
  stage: Stage
  position: number
  condition: Condition
  actions: readonly Action[]
  /** When it matches, the rules after it in its stage are not tried. */
  stop: boolean
}

export function inOrder(a: Rule, b: Rule): number {
  return stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.position - b.position || a.id - b.id
}
