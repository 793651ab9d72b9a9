import type { ChangeSet } from '#changes/change_set'
import { currencyScale, isCurrency } from '../domain/currencies.js'
import { UnknownCurrencyException } from '../exceptions.js'

export interface Commodity {
  id: number
  code: string
  scale: number
}

/** The household's row for a currency, made on first use. */
export async function ensureCurrency(changes: ChangeSet, code: string): Promise<Commodity> {
  const known = await changes.first<Commodity>('SELECT id, code, scale FROM commodities WHERE code = ?', [code])
  if (known) return known
  if (!isCurrency(code)) throw new UnknownCurrencyException(code)
  const scale = currencyScale(code)
  const id = await changes.insert('commodities', { code, kind: 'currency', name: code, scale })
  return { id, code, scale }
}
