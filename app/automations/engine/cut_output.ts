const BYTES_MAX = 65_536

/** What a step answered is kept for the steps after it; what is too long for that is cut where it is text. */
export function cutOutput(output: Record<string, unknown> | null): Record<string, unknown> | null {
  if (output === null || size(output) <= BYTES_MAX) return output
  const cut = Object.fromEntries(
    Object.entries(output).map(([name, value]) => [name, size(value) <= BYTES_MAX / 8 ? value : cutValue(value)]),
  )
  return size(cut) <= BYTES_MAX ? cut : { truncated: true }
}

function cutValue(value: unknown): unknown {
  return typeof value === 'string' ? `${value.slice(0, BYTES_MAX / 16)}…` : null
}

const size = (value: unknown) => JSON.stringify(value)?.length ?? 0
