import type { Statement } from '@florin/plugin-sdk'

export type Section = 'register' | 'investments' | 'accounts' | 'classes' | 'securities' | 'other'

const SECTIONS: Record<string, Section> = {
  bank: 'register',
  cash: 'register',
  ccard: 'register',
  'oth a': 'register',
  'oth l': 'register',
  invst: 'investments',
  invest: 'investments',
  port: 'investments',
  class: 'classes',
  security: 'securities',
  // Lists and plans, which are no bookings.
  cat: 'other',
  tag: 'other',
  memorized: 'other',
  prices: 'other',
  budget: 'other',
  invoice: 'other',
  bill: 'other',
  tax: 'other',
  template: 'other',
}

const KINDS: Record<string, Statement['account']['kind']> = {
  bank: 'checking',
  checking: 'checking',
  savings: 'savings',
  ccard: 'credit_card',
  creditcard: 'credit_card',
  'oth l': 'loan',
  loan: 'loan',
  mortgage: 'loan',
  invst: 'investment',
  invest: 'investment',
  port: 'investment',
  mutual: 'investment',
  '401(k)/403(b)': 'investment',
}

/** What a header begins; undefined for options, which begin nothing. */
export function sectionOf(header: string): { section: Section; type: string } | undefined {
  if (/^account\b/i.test(header)) return { section: 'accounts', type: '' }
  const type = /^type\s*:\s*(.*)$/i.exec(header)?.[1]?.trim().toLowerCase()
  // What nobody knows is read as bookings where it looks like that.
  return type === undefined ? undefined : { section: SECTIONS[type] ?? 'register', type }
}

export const kindOf = (type: string) => KINDS[type.toLowerCase()] ?? null
