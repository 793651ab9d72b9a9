import type { Plugin, PluginInstance, PluginPackage } from '#lib/api/types.ts'
import { daysBetween } from '#lib/dates/plain_date.ts'

interface Words {
  label: string
  tone: 'neutral' | 'good' | 'warning' | 'danger'
}

/** What plugins of a kind are for, in the order in which people look for them. */
export const KIND_WORDS: Record<string, string> = {
  connector: 'Fetches from banks',
  importer: 'Reads files',
  price_provider: 'Fetches rates and prices',
  categorizer: 'Suggests categories',
  forecaster: 'Looks ahead',
  notifier: 'Sends messages',
  report: 'Makes reports',
  advisor: 'Answers questions',
  action: 'Does steps of automations',
}

export const HEALTH_WORDS = {
  ok: { label: 'Working', tone: 'good' },
  failing: { label: 'Failing', tone: 'warning' },
  quarantined: { label: 'Stopped', tone: 'danger' },
} as const satisfies Record<Plugin['health']['status'], Words>

const STATE_WORDS: Record<PluginInstance['state'], Words> = {
  ready: { label: 'Ready', tone: 'good' },
  needs_connection: { label: 'Not connected', tone: 'warning' },
  needs_attention: { label: 'Needs you', tone: 'warning' },
  quarantined: { label: 'Stopped', tone: 'danger' },
}

/** Two weeks: as early as Florin warns by itself. */
const NEAR_DAYS = 14

type Consent = Pick<PluginInstance, 'enabled' | 'state' | 'consent_ends_on'>

/** Whether a connection that works should be renewed soon. */
export function endsSoon({ enabled, state, consent_ends_on: endsOn }: Consent, today: string): boolean {
  if (!enabled || state !== 'ready' || endsOn === null) return false
  return daysBetween(today, endsOn) <= NEAR_DAYS
}

/** Whether what runs by itself did not work the last time, by nobody's fault: it goes on trying. */
export function isTryingAgain({ enabled, state, last_problem: problem, every_minutes: every }: Trying): boolean {
  return enabled && state === 'ready' && every !== null && ['transient', 'rate_limited'].includes(problem?.code ?? '')
}

type Trying = Pick<PluginInstance, 'enabled' | 'state' | 'last_problem' | 'every_minutes'>

interface Condition extends Trying, Pick<PluginInstance, 'unique_id'> {
  health: Pick<PluginInstance['health'], 'status'>
  permissions_pending: readonly unknown[]
}

/** How an instance is, in a few words. */
export function stateWords(instance: Condition): Words {
  const { enabled, state, unique_id, health, permissions_pending } = instance
  if (!enabled) return { label: 'Off', tone: 'neutral' }
  if (state === 'needs_connection' && unique_id !== null) return { label: 'Connect again', tone: 'warning' }
  if (state !== 'ready') return STATE_WORDS[state]
  if (health.status === 'failing') return HEALTH_WORDS.failing
  if (isTryingAgain(instance)) return { label: 'Trying again', tone: 'warning' }
  if (permissions_pending.length > 0) return { label: 'Asks for more', tone: 'warning' }
  return STATE_WORDS.ready
}

export const LEVEL_WORDS: Record<Plugin['level'], { label: string; help: string }> = {
  bundled: { label: 'Comes with Florin', help: 'It was made and looked through by the people who make Florin.' },
  verified: { label: 'Known publisher', help: 'Florin knows who signed it, and nobody has changed it since.' },
  self_signed: {
    label: 'Signed by its author',
    help: 'Florin does not know the author. Later versions have to come from the same one.',
  },
  unsigned: { label: 'Not signed', help: 'Nobody vouches for it, and anybody may have changed it.' },
}

/** How well it is tested and documented, as measured by Florin. */
export const QUALITY_WORDS: Record<NonNullable<Plugin['quality']>, string> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
}

export const RISK_WORDS: Record<Plugin['risk']['level'], Words> = {
  low: { label: 'Low risk', tone: 'good' },
  medium: { label: 'Some risk', tone: 'warning' },
  high: { label: 'More risk', tone: 'danger' },
}

export const PACKAGE_WORDS: Record<PluginPackage['state'], Words> = {
  active: { label: 'In use', tone: 'good' },
  waiting: { label: 'Waiting for you', tone: 'warning' },
  declined: { label: 'Declined', tone: 'neutral' },
  previous: { label: 'Kept to go back to', tone: 'neutral' },
  revoked: { label: 'Taken back', tone: 'danger' },
  broken: { label: 'Damaged', tone: 'danger' },
}

/** Plugins under what they are for; one that is several things is listed by the first. */
export function byKind(plugins: readonly Plugin[]): { kind: string; title: string; plugins: Plugin[] }[] {
  const kinds = Object.keys(KIND_WORDS)
  const rank = ({ kinds: own }: Plugin) => kinds.findIndex((kind) => own.includes(kind))
  const sorted = [...plugins].sort((a, b) => a.name.localeCompare(b.name))
  return [...kinds, '']
    .map((kind, at) => ({
      kind,
      title: KIND_WORDS[kind] ?? 'Other',
      plugins: sorted.filter((plugin) => (rank(plugin) === -1 ? kinds.length : rank(plugin)) === at),
    }))
    .filter(({ plugins: found }) => found.length > 0)
}

const MINUTES = { hour: 60, day: 24 * 60 }

/** `Every 15 minutes`, `Every 6 hours`, `Once a day` */
export function everyWords(minutes: number): string {
  const [size, unit] =
    minutes % MINUTES.day === 0
      ? ([MINUTES.day, 'day'] as const)
      : minutes % MINUTES.hour === 0
        ? ([MINUTES.hour, 'hour'] as const)
        : ([1, 'minute'] as const)
  const count = minutes / size
  if (count === 1) return `Once ${unit === 'hour' ? 'an' : 'a'} ${unit}`
  return `Every ${count} ${unit}s`
}

/** The ways to run that a plugin allows, and the one that is chosen even where it is none of them. */
export function scheduleChoices(least: number, chosen: number): { value: number; label: string }[] {
  const usual = [15, 60, 3 * 60, 6 * 60, 12 * 60, MINUTES.day, 2 * MINUTES.day, 7 * MINUTES.day]
  const minutes = [...new Set([...usual, least, chosen])].filter((each) => each >= least)
  return minutes.sort((a, b) => a - b).map((value) => ({ value, label: everyWords(value) }))
}

/** `0 bytes`, `512 bytes`, `1.5 kB`, `3.2 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size < 100 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`
}
