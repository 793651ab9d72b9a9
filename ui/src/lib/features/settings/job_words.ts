import type { JobRun } from '#lib/api/types.ts'

export const OUTCOME_WORDS = {
  running: { label: 'Running', tone: 'neutral' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'danger' },
  lost: { label: 'Interrupted', tone: 'warning' },
  returned: { label: 'Put back', tone: 'neutral' },
} as const satisfies Record<JobRun['outcome'], { label: string; tone: string }>

export const ASKED_BY_WORDS: Record<JobRun['asked_by'], string> = {
  schedule: 'by its schedule',
  person: 'by hand',
  program: 'by Florin',
}

const UNITS: Record<string, [one: string, many: string]> = {
  m: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
}

/** `15m` is “Every 15 minutes”, `10 3 * * *` is “Daily at 03:10 UTC”; other cron fields are shown as they are. */
export function scheduleWords(schedule: string | null): string {
  if (schedule === null) return 'When there is something to do'
  const interval = /^(\d+)([mhd])$/.exec(schedule)
  if (interval) {
    const [one, many] = UNITS[interval[2]!]!
    return interval[1] === '1' ? `Every ${one}` : `Every ${interval[1]} ${many}`
  }
  const daily = /^(\d{1,2}) (\d{1,2}) \* \* \*$/.exec(schedule)
  if (daily) return `Daily at ${daily[2]!.padStart(2, '0')}:${daily[1]!.padStart(2, '0')} UTC`
  return `At ${schedule} (cron, UTC)`
}

/** What a run says of itself: its message, or what it counted. */
export function resultWords(
  { outcome, message, counts }: Pick<JobRun, 'outcome' | 'message' | 'counts'>,
  format: (count: number) => string,
): string {
  if (message) return message
  const done = Object.entries(counts as Record<string, number>).filter(([, count]) => count > 0)
  if (done.length > 0) return done.map(([what, count]) => `${format(count)} ${what.replaceAll('_', ' ')}`).join(', ')
  return outcome === 'done' ? 'Nothing to do' : ''
}
