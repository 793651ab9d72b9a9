import type { Plugin, PluginPermission } from '#lib/api/types.ts'

export const KIND_WORDS: Record<string, string> = {
  importer: 'Reads files from banks',
  exporter: 'Writes files',
  connector: 'Fetches from a service',
  prices: 'Fetches prices',
  categorizer: 'Suggests categories',
  forecaster: 'Looks ahead',
}

export const HEALTH_WORDS = {
  ok: { label: 'Working', tone: 'good' },
  failing: { label: 'Failing', tone: 'warning' },
  quarantined: { label: 'Stopped', tone: 'danger' },
} as const satisfies Record<Plugin['health']['status'], { label: string; tone: string }>

const VERBS: Record<string, string> = {
  file: 'Reads',
  read: 'Can read',
  network: 'Can contact',
  contact: 'Can contact',
  egress: 'Can contact',
  storage: 'Keeps',
  keep: 'Keeps',
  write: 'Can change',
  change: 'Can change',
  secret: 'Is given the secret',
}

/** “Can contact api.example.org. It asks for prices.” */
export function permissionSentence({ kind, scope, reason }: PluginPermission): string {
  const what = `${VERBS[kind] ?? `May use ${kind}:`} ${scope.replaceAll('_', ' ')}`.trim().replace(/\.?$/, '.')
  return reason ? `${what} ${reason.replace(/\.?$/, '.')}` : what
}

/** What it cannot do, said in so many words; a plugin without permissions is handed its input and nothing else. */
export function cannotSentence(permissions: PluginPermission[]): string {
  const has = (...kinds: string[]) => permissions.some(({ kind }) => kinds.includes(kind))
  const missing = [
    !has('read') && 'see your accounts or transactions',
    !has('network', 'contact', 'egress') && 'reach the internet',
    !has('write', 'change') && 'change anything',
    !has('storage', 'keep') && 'keep anything',
  ].filter((words): words is string => Boolean(words))
  return missing.length === 0 ? '' : `Cannot ${new Intl.ListFormat('en', { type: 'disjunction' }).format(missing)}.`
}
