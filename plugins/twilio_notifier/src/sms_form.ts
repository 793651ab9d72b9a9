import type { Message } from '@florin/plugin-sdk'

export interface Settings {
  account?: string
  /** A handle. */
  token?: string
  from?: string
  to?: string
  least?: Message['severity']
}

/** Three parts of an SMS with letters of every script; longer ones cost more than they tell. */
const LONGEST = 201
const RANK = { info: 0, warning: 1, critical: 2 }

export function isWanted({ severity }: Message, { least = 'warning' }: Settings): boolean {
  return RANK[severity] >= RANK[least]
}

/** The form of Twilio's `Messages`. The link comes last, so that what is cut is words. */
export function smsForm({ title, body, url }: Message, { from = '', to = '' }: Settings): string {
  const foot = url === null || url.length > LONGEST / 2 ? '' : ` ${url}`
  const text = shorten([title, body].filter(Boolean).join(': ').replace(/\s+/g, ' '), LONGEST - foot.length) + foot
  return Object.entries({ From: from, To: to, Body: text })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a surrogate pair is no text.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
