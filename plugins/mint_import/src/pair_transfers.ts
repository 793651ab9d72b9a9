import { isTransfer, type Movement } from './movements.js'

/**
 * Joins the two rows of transfers: the same day, the same amount, one out and one in. Only where they are the two such rows of that day;
 * of more, nothing tells which belongs to which account.
 */
export function pairTransfers(movements: readonly Movement[]): void {
  const days = new Map<string, Movement[]>()
  for (const movement of movements) {
    if (!isTransfer(movement) || !/[1-9]/.test(movement.amount)) continue
    const key = `${movement.date} ${movement.amount.replace(/^-/, '')}`
    const known = days.get(key)
    if (known) known.push(movement)
    else days.set(key, [movement])
  }
  for (const [first, second, third] of days.values()) {
    if (!second || third || first!.account === second.account) continue
    const [out, into] = first!.amount.startsWith('-') ? [first!, second] : [second, first!]
    if (!out.amount.startsWith('-') || into.amount.startsWith('-')) continue
    out.transfer = into.account
    if (out.note === '') out.note = into.note
    out.tags = [...new Set([...out.tags, ...into.tags])]
    into.isTaken = true
  }
}
