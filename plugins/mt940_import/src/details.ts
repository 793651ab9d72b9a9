import { readCoded } from './coded_details.js'
import { readNamed } from './named_details.js'
import type { Details } from './payment_details.js'
import { squeeze } from './values.js'

/** Takes the dialect for what it looks like: numbered parts, parts with names, or plain words. */
export function readDetails(text: string): Details {
  return readCoded(text) ?? readNamed(text) ?? { payee: '', memo: squeeze(text), counterparty: '' }
}
