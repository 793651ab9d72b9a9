interface RunResult {
  status: 'ok' | 'failed'
  code: string | null
}

/** What was done in a run, by the method that the plugin was asked for. */
const SUBJECTS: Record<string, string> = {
  'importer.detect': 'Recognise a file',
  'importer.parse': 'Read a file',
  'categorizer.categorize': 'Suggest categories',
  'categorizer.learn': 'Learn from your categories',
  'forecaster.forecast': 'Look ahead',
  'notifier.send': 'Send a message',
  'connector.connect': 'Connect',
  'connector.accounts': 'Look for accounts',
  'connector.transactions': 'Fetch transactions',
  'connector.revoke': 'Disconnect',
  'price_provider.rates': 'Fetch exchange rates',
  'price_provider.quotes': 'Fetch prices',
  'report.build': 'Make a report',
  'action.run': 'Do a step',
  'action.fill': 'Fill in fields for a rule',
  'action.plan': 'Try a step without doing it',
  'advisor.advise': 'Answer a question',
  migrateSettings: 'Bring the settings up to date',
}

const FAILURES: Record<string, string> = {
  auth_required: 'Was asked to sign in again',
  consent_expired: 'Your consent has run out',
  rate_limited: 'Was told to wait',
  transient: 'The other side did not answer',
  invalid_settings: 'The settings do not fit',
  invalid_input: 'Could not use what it got',
  unsupported: 'Cannot do this',
  forbidden: 'Asked for more than it may',
  internal: 'Made a mistake of its own',
  'limit_exceeded/cpu': 'Calculated for too long',
  'limit_exceeded/wall': 'Took too long',
  'limit_exceeded/memory': 'Needed too much memory',
  'limit_exceeded/calls': 'Asked Florin too often',
  'limit_exceeded/output': 'Said too much',
  'limit_exceeded/input': 'Got more than it can take',
  'limit_exceeded/quota': 'Used up what it may use',
  host_unavailable: 'The sandbox was not there',
  cancelled: 'Was stopped',
}

export const subjectOfRun = (method: string): string => SUBJECTS[method] ?? 'Something else'

export function outcomeOfRun({ status, code }: RunResult): string {
  if (status === 'ok') return 'Done'
  return FAILURES[code ?? ''] ?? 'Failed'
}

const OPERATIONS: Record<string, string> = {
  'http.request': 'Asked',
  'data.read': 'Read',
  'store.get': 'Looked into its store for',
  'store.set': 'Kept in its store',
  'store.delete': 'Removed from its store',
  'store.keys': 'Listed its store',
  progress: 'Told how far it is',
}

/** `Asked GET https://bank.example` */
export function operationWords({ operation, subject }: { operation: string; subject: string }): string {
  return `${OPERATIONS[operation] ?? operation.replaceAll(/[._]/g, ' ')} ${subject}`.trim()
}
