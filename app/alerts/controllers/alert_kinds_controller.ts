import { type AlertKind, type AlertKindId, alertKinds, type SettingField } from '../domain/alert_kinds.js'

export default class AlertKindsController {
  index() {
    const data = (Object.entries(alertKinds) as [AlertKindId, AlertKind][]).map(([id, kind]) => {
      const { title, sentence, defaults, trigger, nature, severity, hasHistory } = kind
      const settings = Object.entries<SettingField>(kind.settings).map(
        ([name, { type, label, optional, choices }]) => ({
          ...{ name, type, label, optional: optional === true },
          choices: [...(choices ?? [])],
        }),
      )
      return { id, title, sentence, settings, defaults, trigger, nature, has_history: hasHistory, severity }
    })
    return { data }
  }
}
