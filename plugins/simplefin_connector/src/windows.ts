import type { Florin, TransactionsRequest } from '@florin/plugin-sdk'

/** In seconds; `end` itself is not part of it. */
export interface Window {
  start: number
  end: number
  /** Where everything is fetched. */
  last: number
}

const DAY_SECONDS = 86_400
/** SimpleFIN Bridge answers at most this much at a time. */
const WIDEST_DAYS = 60
/** Banks book late and change what is a few days old; what is known already is recognised by its id. */
const OVERLAP_DAYS = 10

/** The part of the past that the next request asks for. The cursor says up to where it is fetched, and whether that was all there was. */
export function windowOf({ cursor, from }: TransactionsRequest, { now }: Florin): Window {
  const today = Math.floor(Date.parse(now) / 1000 / DAY_SECONDS) * DAY_SECONDS
  const last = today + 2 * DAY_SECONDS
  const first = Date.parse(from) / 1000
  const { until, done } = readCursor(cursor) ?? { until: first, done: false }
  const start = Math.min(Math.max(first, done ? until - OVERLAP_DAYS * DAY_SECONDS : until), today)
  return { start, end: Math.min(start + WIDEST_DAYS * DAY_SECONDS, last), last }
}

export function afterWindow({ end, last }: Window): { cursor: string; has_more: boolean } {
  const done = end >= last
  // The next time begins where today ends, not in the days to come.
  return { cursor: JSON.stringify({ until: done ? last - DAY_SECONDS : end, done }), has_more: !done }
}

function readCursor(cursor: string | null): { until: number; done: boolean } | undefined {
  return cursor === null ? undefined : (JSON.parse(cursor) as { until: number; done: boolean })
}
