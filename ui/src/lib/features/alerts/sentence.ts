import type { AlertKind, AlertSetting, AlertSettings } from '#lib/api/alerts.ts'
import type { Books } from '#lib/features/ledger/books.svelte.ts'
import { formatMoney } from '#lib/format/money.ts'
import { language } from '#lib/format/language.svelte.ts'
import { isZero } from '#lib/money/decimal.ts'

/** A piece of a sentence: words, or a setting with its control. */
export type Piece = string | AlertSetting

/** `Tell me when spending in {category_ids} passes {amount}` in its pieces. */
export function piecesOf({ sentence, settings }: Pick<AlertKind, 'sentence' | 'settings'>): Piece[] {
  return sentence
    .split(/(\{\w+\})/)
    .filter((part) => part.trim() !== '')
    .map((part) => settings.find(({ name }) => part === `{${name}}`) ?? part.trim())
}

/** What an alert waits for, as people say it; without “Tell me when”, which all of them share. */
export function alertSentence(kind: AlertKind, settings: AlertSettings, books: Books): string {
  if (kind.id === 'new_payee' && isZero(settings.amount ?? '0')) return 'Somebody is paid for the first time'
  const words = piecesOf(kind).map((piece) =>
    typeof piece === 'string' ? piece : settingWords(piece, { ...kind.defaults, ...settings }, books),
  )
  const text = words
    .join(' ')
    .replace(/^Tell me (when )?/, '')
    .replace(' ,', ',')
  return capitalised(text)
}

export const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** What a kind waits for before anybody chose anything. */
export function usualSentence(kind: AlertKind): string {
  const words = piecesOf(kind).map((piece) => (typeof piece === 'string' ? piece : usualWords(piece, kind.defaults)))
  return words.join(' ').replace(' ,', ',')
}

function usualWords({ name, type, choices }: AlertSetting, defaults: AlertSettings): string {
  const value = defaults[name as keyof AlertSettings]
  if (type === 'choice') return choices.find((choice) => choice.value === value)?.label ?? '…'
  if (type === 'categories') return 'some categories'
  if (type === 'accounts') return 'some accounts'
  return type === 'amount' ? 'an amount' : String(value ?? 'some')
}

function settingWords({ name, type, choices }: AlertSetting, settings: AlertSettings, books: Books): string {
  const value = settings[name as keyof AlertSettings]
  switch (type) {
    case 'categories':
    case 'accounts': {
      const ids = (value ?? []) as number[]
      if (ids.length === 0) return type === 'categories' ? 'any category' : 'any account'
      return ids.map((id) => nameOf(type, id, books)).join(', ')
    }
    case 'amount':
      return typeof value === 'string'
        ? formatMoney({ amount: value, currency: currencyOf(settings, books) }, { currency: true })
        : '…'
    case 'choice':
      return choices.find((choice) => choice.value === value)?.label ?? '…'
    default:
      return String(value ?? '…')
  }
}

/** Amounts are in the currency of the accounts that are looked at. */
function currencyOf({ account_ids: ids = [] }: AlertSettings, books: Books): string {
  const [currency, ...others] = new Set(ids.map((id) => books.account(id)?.currency))
  return currency && others.length === 0 ? currency : language.baseCurrency
}

export function nameOf(type: 'categories' | 'accounts', id: number, books: Books): string {
  return (type === 'categories' ? books.categoryPath(id) : books.account(id)?.name) || 'Something that is gone'
}

/** Whether each setting that is needed is there. */
export function missingSetting({ settings: fields }: AlertKind, settings: AlertSettings): AlertSetting | undefined {
  return fields.find(({ name, optional }) => {
    const value = settings[name as keyof AlertSettings]
    return !optional && (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
  })
}
