/** Ids as compact text: `1-500,502`. Bulk inserts get consecutive ids, so this is usually one range. */
export type IdRange = readonly [first: number, last: number]

export function toRanges(ids: readonly number[]): IdRange[] {
  const ranges: [number, number][] = []
  let last: [number, number] | undefined
  for (const id of inOrder(ids)) {
    if (last && id === last[1] + 1) last[1] = id
    else ranges.push((last = [id, id]))
  }
  return ranges
}

/** They mostly are, and sorting a hundred thousand takes long. */
function inOrder(ids: readonly number[]): readonly number[] {
  const isSorted = ids.every((id, at) => at === 0 || id >= ids[at - 1])
  return isSorted ? ids : [...ids].sort((a, b) => a - b)
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
