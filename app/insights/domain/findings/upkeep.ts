import { lastDay, monthOf } from '#core/plain_date'
import { percentWords } from '#core/words'
import type { Facts } from '../facts.js'
import type { Finding } from '../insight.js'

const COUNT = 20
const RECENT = 10
const RECENT_SHARE = 0.1

/** Transactions without a category: everything else is told more badly the more of them there are. */
export function upkeepFindings({ uncategorised: { count, recent, recentShare }, today }: Facts): Finding[] {
  if (count < COUNT && (recent < RECENT || recentShare < RECENT_SHARE)) return []
  const month = monthOf(today)
  const share = percentWords(recentShare)
  return [
    {
      key: `uncategorised_backlog:${month}`,
      kind: 'uncategorised_backlog',
      severity: 'info',
      title: `${count} transactions have no category`,
      body: `That is ${share} of the last three months’ payments. Reports and insights get better with each one that is sorted.`,
      evidence: { uncategorised: true },
      action: { label: 'Review them', href: '/review' },
      expiresOn: lastDay(month),
    },
  ]
}
