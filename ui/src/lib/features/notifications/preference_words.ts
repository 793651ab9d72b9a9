import type { ChannelChoice, Delivery, Least } from '#lib/api/notifications.ts'

export const LEAST_OPTIONS: { value: Least; label: string }[] = [
  { value: 'info', label: 'Everything' },
  { value: 'warning', label: 'What is important or urgent' },
  { value: 'critical', label: 'Only what is urgent' },
  { value: 'never', label: 'Nothing' },
]

export const OBSTACLE_WORDS: Record<NonNullable<ChannelChoice['obstacle']>, string> = {
  no_mail: 'Nobody has set up e-mail on this Florin yet, so nothing is sent.',
  no_device: 'No browser of yours shows messages yet; allow this one below.',
  not_ready: 'The plugin is switched off or needs somebody, so nothing is sent.',
}

export const STATE_WORDS = {
  sent: { label: 'Sent', tone: 'good' },
  waiting: { label: 'Waiting', tone: 'neutral' },
  held: { label: 'Held', tone: 'neutral' },
  dead: { label: 'Given up', tone: 'danger' },
} as const satisfies Record<Delivery['state'], { label: string; tone: string }>

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, at) => ({ value: at + 1, label }),
)
