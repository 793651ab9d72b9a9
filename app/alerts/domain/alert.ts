import type { PlainDate } from '#core/plain_date'
import type { Condition } from '#rules/domain/triggers'
import type { AlertKindId } from './alert_kinds.js'
import type { AlertSettings } from './alert_settings.js'

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
