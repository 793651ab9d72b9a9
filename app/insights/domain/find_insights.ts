import type { Facts } from './facts.js'
import { anomalyFindings } from './findings/anomalies.js'
import { billFindings } from './findings/bills.js'
import { cashFindings } from './findings/cash.js'
import { incomeFindings } from './findings/income.js'
import { budgetFindings, goalFindings } from './findings/plans.js'
import { spendingFindings, trendFindings } from './findings/spending.js'
import { upkeepFindings } from './findings/upkeep.js'
import { type Finding, severities } from './insight.js'

const finders = [
  anomalyFindings,
  billFindings,
  spendingFindings,
  incomeFindings,
  budgetFindings,
  goalFindings,
  cashFindings,
  trendFindings,
  upkeepFindings,
]

/** More of one kind, and more at once, nobody reads. Warnings are told however many there are. */
const OF_A_KIND_MAX = 3
const SEATS = 10

/** All that is so, most important first: by severity, then in the order of the kinds. */
export function findInsights(facts: Facts): Finding[] {
  const found = finders.flatMap((find) => find(facts)).filter(({ expiresOn }) => expiresOn >= facts.today)
  return found.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}

/**
 * Which of the findings get a seat. Whatever had one keeps it as long as it is so, also when a person has dismissed it, so that dismissing
 * one does not bring up the next; the free seats go to the most important new ones.
 */
export function seatFindings(found: readonly Finding[], hadSeat: (key: string) => boolean): Finding[] {
  const seated = new Set(found.filter(({ key, severity }) => severity === 'warning' || hadSeat(key)))
  const ofKind = (kind: string) => [...seated].filter((one) => one.kind === kind).length
  for (const finding of found)
    if (!seated.has(finding) && seated.size < SEATS && ofKind(finding.kind) < OF_A_KIND_MAX) seated.add(finding)
  return found.filter((finding) => seated.has(finding))
}
