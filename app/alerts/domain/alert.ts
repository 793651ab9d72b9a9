import type { PlainDate } from '#core/plain_date'
import type { Condition } from '#rules/domain/triggers'
import type { AlertKindId } from './alert_kinds.js'

/** What an alert of any kind may be told; each kind takes the ones of its sentence. */
export interface AlertSettings {
  amount?: string
  percent?: number
  days?: number
  category_ids?: number[]
  account_ids?: number[]
  period?: 'month' | 'week' | 'year'
  direction?: 'in' | 'out' | 'both'
  sensitivity?: 'clearly' | 'far'
  certainty?: 'likely' | 'possible'
  about?: 'transaction' | 'balance' | 'budget'
}

export interface Alert {
  id: number
  name: string
  kind: AlertKindId
  settings: AlertSettings
  /** What a custom alert waits for. */
  condition: Condition | null
  /** While this holds, the alert does not. */
  unless: Condition | null
  severity: 'info' | 'warning' | 'critical'
  holdMinutes: number
  cooldownMinutes: number
  tellResolved: boolean
  enabled: boolean
}

/** What an alert is without its name and its row: enough to try it. */
export type AlertCore = Pick<Alert, 'kind' | 'settings' | 'condition' | 'unless'>

/** The household an alert looks at, and from when. */
export interface AlertView {
  currency: { code: string; scale: number }
  today: PlainDate
}
