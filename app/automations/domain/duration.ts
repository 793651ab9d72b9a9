const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
export const DURATION = /^([1-9]\d{0,3})([smhdw])$/

/** `30s`, `15m`, `2h`, `3d`, `1w` in seconds. */
export function durationSeconds(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? []
  if (!count) throw new RangeError(`"${text}" is no duration.`)
  return Number(count) * UNIT_SECONDS[unit]
}
