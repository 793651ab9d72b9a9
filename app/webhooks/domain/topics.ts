/** What webhooks can be told of. */
export interface WebhookTopic {
  id: string
  label: string
}

export const WEBHOOK_TOPICS: readonly WebhookTopic[] = [
  { id: 'ledger.changed', label: 'Something in the books changed' },
  { id: 'account.opened', label: 'An account was opened' },
  { id: 'account.changed', label: 'An account was renamed or changed' },
  { id: 'account.archived', label: 'An account was archived' },
  { id: 'account.reopened', label: 'An account was taken out of the archive' },
  { id: 'account.deleted', label: 'An account was deleted' },
  { id: 'import.committed', label: 'An import was finished' },
  { id: 'import.failed', label: 'An import failed' },
  { id: 'sync.succeeded', label: 'A bank was asked for news' },
  { id: 'sync.failed', label: 'A bank could not be asked' },
  { id: 'consent.ending', label: 'A bank’s consent ends soon or has ended' },
  { id: 'alert.firing', label: 'An alert fires' },
  { id: 'alert.resolved', label: 'An alert is over' },
  { id: 'budget.changed', label: 'A budget changed' },
  { id: 'goal.reached', label: 'A goal is reached' },
  { id: 'bill.due', label: 'A bill is due' },
  { id: 'bill.missed', label: 'A bill was not paid' },
  { id: 'bill.price_rise', label: 'A bill went up' },
  { id: 'insight.found', label: 'Something was noticed' },
  { id: 'webhook.received', label: 'A webhook came in' },
]

export const TEST_TOPIC = 'webhook.test'

export const isWebhookTopic = (topic: string) => WEBHOOK_TOPICS.some(({ id }) => id === topic)
