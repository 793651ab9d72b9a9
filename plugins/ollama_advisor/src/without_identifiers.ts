const IBAN = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}\b/g
const ADDRESS = /\S+@\S+\.\S+/g
/** Card and account numbers, references, telephone numbers. */
const LONG_NUMBER = /\+?\d(?:[ ./-]?\d){5,}/g
const LONGEST = 60

/** A payee's name without what identifies an account, a card or a person's mailbox. */
export function withoutIdentifiers(text: string): string {
  return text
    .replace(IBAN, '…')
    .replace(ADDRESS, '…')
    .replace(LONG_NUMBER, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
}
