import { normalise } from './vocabulary.js'

const RECIPIENT =
  /empfang|empfaeng|recipient|payee|beneficiar|begunstigte|mottag|mottaker|modtager|odbiorca|prijemce|destinatario|saaja|kedvezmenyezett|merchant|target name|получатель|^to$/
const SENDER =
  /auftraggeber|zahlungspflichtig|absender|sender|payer|ordenante|ordinante|emetteur|donneur|avsandare|avsender|afsender|maksaja|nadawca|platce|source name|плательщик|^from$/

export const namesRecipient = (name: string) => RECIPIENT.test(normalise(name))
const namesSender = (name: string) => SENDER.test(normalise(name))

/** The columns of who paid and who was paid, where each has one of its own: one of the two is always the user. */
export function findPartners(payees: number[], names: string[]): [sender: number, recipient: number] | undefined {
  const is = (test: (name: string) => boolean) => payees.filter((index) => test(names[index] ?? ''))
  const [senders, recipients] = [is(namesSender), is(namesRecipient)]
  const [sender, recipient] = [senders[0], recipients[0]]
  const isPair = senders.length === 1 && recipients.length === 1 && sender !== recipient
  return isPair && sender !== undefined && recipient !== undefined ? [sender, recipient] : undefined
}
