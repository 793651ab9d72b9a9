import type { Notification } from '#lib/api/notifications.ts'

export const SEVERITY_WORDS = {
  info: { label: 'Info', tone: 'neutral' },
  warning: { label: 'Warning', tone: 'warning' },
  critical: { label: 'Urgent', tone: 'danger' },
} as const satisfies Record<Notification['severity'], { label: string; tone: string }>
