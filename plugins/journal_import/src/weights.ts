import { fixedText, multiplyFixed, toFixed18 } from '@florin/plugin-sdk'
import type { Amount } from './amounts.js'

/** What a quantity costs at a unit price. */
export function atUnitPrice(quantity: string, price: Amount): { amount: string; commodity: string } {
  return {
    amount: fixedText(multiplyFixed(toFixed18(quantity), toFixed18(price.quantity)), 0),
    commodity: price.commodity,
  }
}

/** A total has no sign of its own: it weighs in the direction of the quantity. */
export function asTotal(quantity: string, total: Amount): { amount: string; commodity: string } {
  const size = total.quantity.replace('-', '')
  return { amount: quantity.startsWith('-') ? `-${size}` : size, commodity: total.commodity }
}
