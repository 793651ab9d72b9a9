import { announce } from '#changes/services/announce'
import { currencyScale } from '#commodities/domain/currencies'
import type { PlainDate } from '#core/plain_date'
import type { Queries, Writes } from '#database/database'
import { countTransactions } from '#ledger/services/find_transactions'
import type { Notify } from '#notifications/services/notify'
import { type MoneyJson, moneyJson } from '#core/money'
import { type Evidence, type Finding, type InsightState, lookedAgain } from '../domain/insight.js'
import { seatFindings } from '../domain/find_insights.js'

export interface Moment {
  today: PlainDate
  now: string
  /** Of what was there before Florin looked first nobody is notified. */
  isQuiet: boolean
}

interface Known {
  id: number
  dedupe_key: string
  state: InsightState
  expires_on: PlainDate | null
}

export interface Kept {
  found: number
  expired: number
}

/** Makes the kept insights those that are so, and tells of new ones: all in the caller's transaction. */
export class KeepInsights {
  constructor(private readonly notify: Pick<Notify, 'inside'>) {}

  async handle(writes: Writes, findings: readonly Finding[], currency: string, moment: Moment): Promise<Kept> {
    const rows = await writes.all<Known>('SELECT id, dedupe_key, state, expires_on FROM insights')
    const known = new Map(rows.map((row) => [row.dedupe_key, row]))
    const seated = new Map(seatFindings(findings, (key) => known.has(key)).map((finding) => [finding.key, finding]))
    const counts = { found: 0, expired: 0 }
    for (const row of rows) {
      const finding = seated.get(row.dedupe_key)
      const state = lookedAgain(
        row.state,
        finding !== undefined,
        row.expires_on !== null && row.expires_on < moment.today,
      )
      if (row.state === 'open' && state === 'expired') counts.expired++
      await renew(writes, row, state, finding, currency)
    }
    for (const finding of seated.values()) {
      if (known.has(finding.key)) continue
      await this.#begin(writes, finding, currency, moment)
      counts.found++
    }
    return counts
  }

  async #begin(writes: Writes, finding: Finding, currency: string, { now, isQuiet }: Moment): Promise<void> {
    const { key, kind, severity, title, body, expiresOn } = finding
    const id = await writes.insert('insights', {
      ...(await columnsOf(writes, finding, currency)),
      dedupe_key: key,
      kind,
      state: 'open',
      found_at: now,
      expires_on: expiresOn,
    })
    if (isQuiet) return
    await announce(writes, 'insight.found', { insight_id: id, kind, severity }, { now })
    if (severity !== 'warning') return
    const amount = finding.amount === undefined ? {} : { amount: amountOf(finding, currency) }
    const link = `/insights?insight=${id}`
    await this.notify.inside(writes, {
      ...{ topic: 'insight.found', severity, title, body, link, dedupe_key: `insight-${key}` },
      data: { kind, ...amount },
    })
  }
}

/** Words follow the numbers as long as an insight is open; its day stays the one it began with. */
async function renew(writes: Writes, row: Known, state: InsightState, finding: Finding | undefined, currency: string) {
  if (state !== row.state) await writes.run('UPDATE insights SET state = ? WHERE id = ?', [state, row.id])
  if (state !== 'open' || !finding) return
  const columns = await columnsOf(writes, finding, currency)
  const names = Object.keys(columns)
  await writes.run(`UPDATE insights SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [
    ...Object.values(columns),
    row.id,
  ])
}

async function columnsOf(queries: Queries, finding: Finding, currency: string) {
  const { severity, title, body, amount, period, categoryId, payeeId, accountId, evidence, action } = finding
  return {
    severity,
    title,
    body,
    amount: amount ?? null,
    currency: amount === undefined ? null : (finding.currency ?? currency),
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    category_id: categoryId ?? null,
    payee_id: payeeId ?? null,
    account_id: accountId ?? null,
    transaction_count: evidence === undefined ? null : await countOf(queries, evidence),
    transactions_href: evidence === undefined ? null : hrefOf(evidence),
    action_label: action?.label ?? null,
    action_href: action?.href ?? null,
  }
}

async function countOf(queries: Queries, { open, ...filter }: Evidence): Promise<number> {
  return open === undefined ? countTransactions(queries, filter) : 1
}

function hrefOf(evidence: Evidence): string {
  const parts = Object.entries(evidence).map(([name, value]) => `${name}=${value === true ? 1 : value}`)
  return `/transactions?${parts.join('&')}`
}

function amountOf({ amount, currency: own }: Finding, currency: string): MoneyJson {
  const code = own ?? currency
  return moneyJson(amount!, { code, scale: currencyScale(code) })
}
