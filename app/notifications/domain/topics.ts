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

const euros = (amount: string) => ({ amount, currency: 'EUR' })

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
      'Groceries have passed €400.00 this month.',
      {
        link: '/alerts',
        data: { alert: 'Groceries' },
      },
    ),
  },
  {
    id: 'alert.resolved',
    label: 'An alert is over',
    sample: sample('alert.resolved', 'info', 'Low balance is over', 'Checking is at €1,250.00 again.', {
      link: '/alerts',
      data: { alert: 'Low balance' },
    }),
  },
  {
    id: 'automation.notify',
    label: 'An automation sends a message',
    sample: sample('automation.notify', 'info', 'Rent was paid', '€850.00 left Checking.', { link: '/automations' }),
  },
  {
    id: 'automation.failed',
    label: 'An automation failed',
    sample: sample('automation.failed', 'warning', 'The automation “Send” failed', 'The bank is closed.', {
      link: '/automations',
      data: { automation: 'Send' },
    }),
  },
  {
    id: 'automation.paused',
    label: 'An automation was paused',
    sample: sample(
      'automation.paused',
      'warning',
      'The automation “Send” was paused',
      'It failed 10 times in a row. Look at what went wrong, then switch it on again.',
      { link: '/automations', data: { automation: 'Send', times: 10 } },
    ),
  },
  {
    id: 'automation.stopped',
    label: 'An automation was held back',
    sample: sample(
      'automation.stopped',
      'warning',
      'The automation “Send” was held back',
      'It would have gone in a circle.',
      {
        link: '/automations',
        data: { automation: 'Send' },
      },
    ),
  },
  {
    id: 'automation.approval',
    label: 'An automation asks',
    sample: sample('automation.approval', 'info', 'Pay the gardener?', '“Gardener” waits for your answer.', {
      link: '/automations',
      data: { automation: 'Gardener', waits: true },
    }),
  },
  {
    id: 'rule.plugin_failed',
    label: 'A rule could not ask its plugin',
    sample: sample(
      'rule.plugin_failed',
      'warning',
      'The rule “Names” could not ask its plugin',
      'It is switched off. The transactions stay as they are; apply the rule again when it works.',
      { link: '/rules', data: { rule: 'Names', reason: 'It is switched off.' } },
    ),
  },
  {
    id: 'sync.consent_ending',
    label: 'A bank’s consent ends',
    sample: sample(
      'sync.consent_ending',
      'warning',
      'The consent for My bank ends in 7 days',
      'Until 8 April 2026, Florin may fetch what is booked there. Open the connection and renew it, so that nothing is missed.',
      { link: '/plugins', data: { connection: 'My bank', ends_on: '2026-04-08', days: 7, has_ended: false } },
    ),
  },
  {
    id: 'bill.due',
    label: 'A bill is due',
    sample: sample('bill.due', 'info', 'Internet is due tomorrow', 'About €39.90 on 1 April 2026.', {
      link: '/bills',
      data: { name: 'Internet', amount: euros('39.90'), due_on: '2026-04-01', days: 1 },
    }),
  },
  {
    id: 'bill.missed',
    label: 'A bill was not paid',
    sample: sample('bill.missed', 'warning', 'Rent was not paid', 'About €850.00 was expected on 1 April 2026.', {
      link: '/bills',
      data: { name: 'Rent', amount: euros('850.00'), due_on: '2026-04-01' },
    }),
  },
  {
    id: 'bill.price_rise',
    label: 'A bill went up',
    sample: sample(
      'bill.price_rise',
      'warning',
      'Streaming went up',
      'It was €9.99, and is €12.99 since 1 April 2026.',
      {
        link: '/bills',
        data: { name: 'Streaming', from: euros('9.99'), to: euros('12.99'), on: '2026-04-01' },
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
    id: 'insight.found',
    label: 'Florin notices something',
    sample: sample(
      'insight.found',
      'warning',
      'Bookshop charged €49.90 twice',
      'Bookshop took €49.90 on 30 March 2026 and again on 1 April 2026, both from Checking.',
      { link: '/insights', data: { kind: 'duplicate_charge', amount: euros('49.90') } },
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
  {
    id: 'webhook.loop',
    label: 'A webhook was called in a circle',
    sample: sample(
      'webhook.loop',
      'warning',
      'The webhook “Home” was called in a circle',
      'What Florin sends out comes back as a call. The circle was ended.',
      { link: '/settings/webhooks', data: { name: 'Home' } },
    ),
  },
]

/** The words for a notice are those of its topic, or those of everything. */
export function topicIds(topic: string): string[] {
  return topic === 'all' ? ['all'] : [topic, 'all']
}
