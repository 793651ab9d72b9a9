import type { Notice } from './notice.js'

/** What people choose channels by: the word before the dot of a topic. */
export interface TopicGroup {
  id: string
  label: string
}

export const TOPIC_GROUPS: readonly TopicGroup[] = [
  { id: 'alert', label: 'Alerts' },
  { id: 'automation', label: 'Automations' },
  { id: 'rule', label: 'Rules' },
  { id: 'import', label: 'Imports' },
  { id: 'sync', label: 'Connections to banks' },
  { id: 'bill', label: 'Bills' },
  { id: 'goal', label: 'Goals' },
  { id: 'budget', label: 'Budgets' },
  { id: 'insight', label: 'Insights' },
  { id: 'webhook', label: 'Webhooks' },
]

/** Of topics that an earlier or later Florin knows. */
export const OTHER_GROUP: TopicGroup = { id: 'other', label: 'Everything else' }

export function groupOf(topic: string): string {
  const word = topic.split('.')[0]!
  return TOPIC_GROUPS.some(({ id }) => id === word) ? word : OTHER_GROUP.id
}

/** A topic that messages can be worded for, with a notice as it could come. `all` words all that have no words of their own. */
export interface Topic {
  id: string
  label: string
  sample: Notice
}

const sample = (
  topic: string,
  severity: Notice['severity'],
  title: string,
  body: string,
  more: Partial<Notice> = {},
) => ({
  topic,
  severity,
  title,
  body,
  ...more,
})

export const TOPICS: readonly Topic[] = [
  {
    id: 'all',
    label: 'Everything',
    sample: sample('other.sample', 'info', 'Something happened', 'This is what Florin says about it.', { link: '/' }),
  },
  {
    id: 'alert.firing',
    label: 'An alert fires',
    sample: sample(
      'alert.firing',
      'warning',
      'Groceries are over budget',
      'Groceries have passed 400.00 EUR this month.',
      {
        link: '/alerts',
        data: { alert: 'Groceries' },
      },
    ),
  },
  {
    id: 'alert.resolved',
    label: 'An alert is over',
    sample: sample('alert.resolved', 'info', 'Low balance is over', 'Checking is at 1,250.00 EUR again.', {
      link: '/alerts',
      data: { alert: 'Low balance' },
    }),
  },
  {
    id: 'automation.notify',
    label: 'An automation sends a message',
    sample: sample('automation.notify', 'info', 'Rent was paid', '850.00 EUR left Checking.', { link: '/automations' }),
  },
  {
    id: 'automation.failed',
    label: 'An automation failed',
    sample: sample('automation.failed', 'warning', 'An automation failed', 'The step “Send” failed.', {
      link: '/automations',
    }),
  },
  {
    id: 'bill.due',
    label: 'A bill is due',
    sample: sample('bill.due', 'info', 'Internet is due tomorrow', 'About 39.90 EUR on 2026-04-01.', {
      link: '/bills',
      data: { name: 'Internet' },
    }),
  },
  {
    id: 'bill.missed',
    label: 'A bill was not paid',
    sample: sample('bill.missed', 'warning', 'Rent was not paid', 'About 850.00 EUR was expected on 2026-04-01.', {
      link: '/bills',
      data: { name: 'Rent' },
    }),
  },
  {
    id: 'bill.price_rise',
    label: 'A bill went up',
    sample: sample(
      'bill.price_rise',
      'warning',
      'Streaming went up',
      'It was 9.99 EUR, and is 12.99 EUR since 2026-04-01.',
      {
        link: '/bills',
        data: { name: 'Streaming' },
      },
    ),
  },
  {
    id: 'import.folder',
    label: 'The watched folder had files',
    sample: sample(
      'import.folder',
      'info',
      'checking.csv was imported',
      'checking.csv (imported): 12 new transactions, 3 known.',
      { link: '/import/7', data: { imported: 1, waiting: 0, failed: 0 } },
    ),
  },
  {
    id: 'webhook.disabled',
    label: 'A webhook was switched off',
    sample: sample(
      'webhook.disabled',
      'warning',
      'The webhook “Home” was switched off',
      'It failed for 5 days: the receiver answered 500.',
      { link: '/settings/webhooks', data: { name: 'Home', reason: 'the receiver answered 500' } },
    ),
  },
]

/** The words for a notice are those of its topic, or those of everything. */
export function topicIds(topic: string): string[] {
  return topic === 'all' ? ['all'] : [topic, 'all']
}
