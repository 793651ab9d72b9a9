import { LineCounter } from '@florin/plugin-sdk'
import type { GnucashAccount, GnucashBooks, GnucashCommodity, GnucashTransaction } from './books.js'
import { budgetsInXml } from './read_budgets.js'

/** Reads GnuCash's XML, version 2. */
export function readXml(text: string): GnucashBooks {
  // Scheduled transactions have accounts and transactions of their own, which never happened.
  const templates = /<gnc:template-transactions\b.*?<\/gnc:template-transactions>/s.exec(text)
  const body = templates ? text.slice(0, templates.index) + text.slice(templates.index + templates[0].length) : text
  return {
    commodities: readCommodities(body),
    accounts: readAccounts(body),
    transactions: readTransactions(body),
    prices: readPrices(body),
    budgets: budgetsInXml(body),
  }
}

const elements = (text: string, name: string) => text.matchAll(new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 'gs'))

const inside = (text: string, name: string) => new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 's').exec(text)?.[1]

const words = (text: string, name: string) => unescape(inside(text, name) ?? '').trim()

/** A commodity is known by where it is traded and its name there. */
const commodityKey = (xml: string | undefined) =>
  xml === undefined ? null : `${words(xml, 'cmdty:space')}:${words(xml, 'cmdty:id')}`

function readCommodities(text: string): Map<string, GnucashCommodity> {
  const found = new Map<string, GnucashCommodity>()
  for (const [, xml = ''] of text.matchAll(
    /<(?:gnc:commodity|act:commodity|trn:currency|price:currency)\b[^>]*>(.*?)<\/(?:gnc:commodity|act:commodity|trn:currency|price:currency)>/gs,
  )) {
    const key = commodityKey(xml)!
    const code = words(xml, 'cmdty:id')
    if (code === 'template' || (found.has(key) && !xml.includes('cmdty:name'))) continue
    const isCurrency = /^(ISO4217|CURRENCY)$/.test(words(xml, 'cmdty:space'))
    found.set(key, {
      code,
      name: words(xml, 'cmdty:name') || code,
      isCurrency,
      fraction: Number(words(xml, 'cmdty:fraction') || (isCurrency ? 0 : 1)),
    })
  }
  return found
}

function readAccounts(text: string): Map<string, GnucashAccount> {
  const accounts = new Map<string, GnucashAccount>()
  for (const [, xml = ''] of elements(text, 'gnc:account')) {
    accounts.set(words(xml, 'act:id'), {
      name: words(xml, 'act:name'),
      type: words(xml, 'act:type'),
      commodity: commodityKey(inside(xml, 'act:commodity')),
      parent: words(xml, 'act:parent') || null,
      description: words(xml, 'act:description'),
      isHidden: /<slot:key>hidden<\/slot:key>\s*<slot:value[^>]*>true/.test(xml),
    })
  }
  return accounts
}

function* readTransactions(text: string): Generator<GnucashTransaction> {
  const lines = new LineCounter(text)
  for (const match of elements(text, 'gnc:transaction')) {
    const xml = match[1]!
    yield {
      id: words(xml, 'trn:id'),
      line: lines.lineAt(match.index),
      currency: commodityKey(inside(xml, 'trn:currency')) ?? '',
      number: words(xml, 'trn:num'),
      date: words(inside(xml, 'trn:date-posted') ?? '', 'ts:date').slice(0, 10),
      description: words(xml, 'trn:description'),
      splits: [...elements(xml, 'trn:split')].map(([, split = '']) => ({
        account: words(split, 'split:account'),
        memo: words(split, 'split:memo'),
        state: words(split, 'split:reconciled-state'),
        value: words(split, 'split:value'),
        quantity: words(split, 'split:quantity'),
      })),
    }
  }
}

function* readPrices(text: string): GnucashBooks['prices'] & Generator {
  for (const [, xml = ''] of elements(text, 'price')) {
    const commodity = commodityKey(inside(xml, 'price:commodity'))
    const currency = commodityKey(inside(xml, 'price:currency'))
    const on = words(inside(xml, 'price:time') ?? '', 'ts:date').slice(0, 10)
    if (commodity && currency && on) yield { commodity, currency, on, value: words(xml, 'price:value') }
  }
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescape = (text: string) =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, code?: string, name?: string) =>
        name
          ? Object.hasOwn(NAMED, name)
            ? NAMED[name]!
            : whole
          : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex ?? code!, hex ? 16 : 10))),
      )
    : text
