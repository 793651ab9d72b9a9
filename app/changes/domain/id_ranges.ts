/** Ids as compact text: `1-500,502`. Bulk inserts get consecutive ids, so this is usually one range. */
export type IdRange = readonly [first: number, last: number]

export function toRanges(ids: readonly number[]): IdRange[] {
  const ranges: [number, number][] = []
  for (const id of [...ids].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && id === last[1] + 1) last[1] = id
    else ranges.push([id, id])
  }
  return ranges
}

export function formatRanges(ranges: readonly IdRange[]): string {
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',')
}

export function parseRanges(text: string): IdRange[] {
  return text.split(',').map((range) => {
    const [first, last = first] = range.split('-')
    return [Number(first), Number(last)] as const
  })
}
