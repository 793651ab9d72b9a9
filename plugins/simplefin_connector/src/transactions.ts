import type { FetchedTransaction, Florin } from '@florin/plugin-sdk'
import { dayOf } from './day_of.js'
import type { Transaction } from './protocol.js'

export function transactionOf(booked: Transaction, { time_zone, now }: Florin): FetchedTransaction {
  const isPending = booked.pending === true || booked.posted === 0
  const at = (isPending && booked.transacted_at) || booked.posted || booked.transacted_at
  const payee = booked.payee?.trim() || booked.description
  const memo = [booked.payee ? booked.description : '', booked.memo ?? '']
    .filter((part) => part && part !== payee)
    .join(' · ')
  return {
    external_id: booked.id,
    date: at ? dayOf(at, time_zone) : now.slice(0, 10),
    amount: booked.amount,
    payee,
    memo,
    status: isPending ? 'pending' : 'posted',
  }
}
