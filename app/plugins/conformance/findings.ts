import { UnforeseenError } from './recorded_florin.js'

export type CheckOutcome = 'passed' | 'failed' | 'warning' | 'skipped'

export interface Check {
  name: string
  outcome: CheckOutcome
  /** What is wrong, or why it was left out. */
  detail: string
}

/** Collects checks. A check answers what is wrong, or nothing; what it throws is wrong as well. */
export class Findings {
  readonly checks: Check[] = []

  async check(name: string, look: () => Promise<string | undefined> | string | undefined): Promise<void> {
    const detail = await this.#look(look)
    this.checks.push({ name, outcome: detail === undefined ? 'passed' : 'failed', detail: detail ?? '' })
  }

  skip(name: string, detail: string): void {
    this.checks.push({ name, outcome: 'skipped', detail })
  }

  warn(name: string, detail: string): void {
    this.checks.push({ name, outcome: 'warning', detail })
  }

  async #look(look: () => Promise<string | undefined> | string | undefined): Promise<string | undefined> {
    try {
      return await look()
    } catch (error) {
      if (error instanceof UnforeseenError) return error.message
      const { reason, message } = error as { reason?: string; message: string }
      return reason ? `${reason}: ${message}` : message
    }
  }
}

/** Compares as JSON would; answers the first place that differs, for a person. */
export function difference(seen: unknown, expected: unknown, at = ''): string | undefined {
  if (Object.is(seen, expected)) return undefined
  const [one, other] = [seen, expected].map((value) => (isRecord(value) ? value : undefined))
  if (!one || !other) return `${at || 'It'} is ${shown(seen)} instead of ${shown(expected)}.`
  for (const key of new Set([...Object.keys(other), ...Object.keys(one)])) {
    const found = difference(one[key], other[key], `${at}/${key}`)
    if (found) return found
  }
  return undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const shown = (value: unknown) => (value === undefined ? 'missing' : (JSON.stringify(value) ?? 'missing').slice(0, 200))
