/** How important something is, in words and as a colour, wherever somebody is told of it. */
export const SEVERITIES = {
  info: { label: 'Good to know', tone: 'neutral' },
  warning: { label: 'Important', tone: 'warning' },
  critical: { label: 'Urgent', tone: 'danger' },
} as const

export const severityOf = (severity: string) => SEVERITIES[severity as keyof typeof SEVERITIES] ?? SEVERITIES.info
