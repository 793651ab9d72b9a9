import { decimalMoneyWords } from '#core/words'

/** What set an automation off, in a few words. */
export function aboutOf(event: Record<string, unknown>): string {
  const kind = String(event.kind ?? '')
  const [family, moment] = kind.split('.')
  const told = (part: unknown) => (part ?? {}) as Partial<Record<string, string>>
  if (family === 'account' && event.account) return `${told(event.account).name}, ${moment}`
  const { posting, transaction } = event
  const place = told(posting).account ?? told(posting).category
  const { payee, memo, amount, currency } = told(posting ?? transaction)
  if (posting || transaction) {
    const money = amount && currency ? decimalMoneyWords(amount, currency) : amount
    return [payee || memo, money, place].filter(Boolean).join(' ')
  }
  return kind === 'manual' ? 'started by hand' : String(event.date ?? event.kind ?? '')
}
