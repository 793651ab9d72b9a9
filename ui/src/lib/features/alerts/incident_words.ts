const SEVERITIES: Record<string, string> = { info: 'Good to know', warning: 'Important', critical: 'Urgent' }

export const severityWords = (severity: string) => SEVERITIES[severity] ?? severity

export function severityTone(severity: string): 'neutral' | 'warning' | 'danger' {
  return severity === 'critical' ? 'danger' : severity === 'warning' ? 'warning' : 'neutral'
}

const EVENTS: Record<string, string> = {
  pending: 'It began',
  fired: 'It fired',
  resolved: 'It was over',
  acknowledged: 'Seen',
  snoozed: 'Put off',
  reminded: 'Said again',
}

export const eventWords = (kind: string) => EVENTS[kind] ?? kind
