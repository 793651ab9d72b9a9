const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}\b/gi
const MAILBOX = /\S+@\S+\.\S+/g
/** Card and account numbers, references, telephone numbers; also those that a bank masked in part. */
const LONG_NUMBER = /\+?[\dx*](?:[ ./-]?[\dx*]){5,}/gi
const TITLED =
  /(?<!\p{L})(?:mr|mrs|ms|miss|dr|herrn?|frau|mme|mlle|monsieur|madame|sr|sra|sig|dhr|mevr)(?!\p{L})\.?\s+\p{L}[\p{L}'-]*(?:\s+\p{L}[\p{L}'-]*)?/giu
/** Where money goes from person to person, what is left of the text is names. */
const TRANSFER =
  /(?<!\p{L})(?:transfer|standing order|sent to|payment (?:to|from)|pmt to|uberweisung|überweisung|dauerauftrag|gutschrift von|virement|transferencia|bizum|pix|bonifico|overboeking|tikkie|overf[oö]ring|swish|vipps|przelew|p[rř]evod|zelle|venmo|interac|payid|paynow|upi)(?!\p{L})/iu
const LONGEST = 80

/** A text without what identifies an account, a card or a person. Of a transfer only that it is one is left. */
export function redact(text: string): string {
  const transfer = TRANSFER.exec(text)
  if (transfer) return `${transfer[0].toLowerCase()} …`
  return text
    .replace(IBAN, '…')
    .replace(MAILBOX, '…')
    .replace(LONG_NUMBER, '…')
    .replace(TITLED, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}

/** Two digits say what an amount is like; all of them say which payment it was. */
export function roughAmount(amount: string): string {
  return String(Number(Number(amount).toPrecision(2)))
}
