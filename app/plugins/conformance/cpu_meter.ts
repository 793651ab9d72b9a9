/** Below, what is measured is the start of the call. */
const LEAST_ROWS = 50

export interface CpuFigure {
  method: string
  rows: number
  cpu_ms: number
  /** Milliseconds on the processor for a thousand rows; null where there were too few to tell them from the call itself. */
  cpu_ms_per_1000: number | null
}

/** Adds up what calls cost; small ones are mostly the call itself, so the largest counts. */
export class CpuMeter {
  readonly #largest = new Map<string, { rows: number; cpu_ms: number }>()

  add(method: string, rows: number, cpu_ms: number): void {
    if (rows > (this.#largest.get(method)?.rows ?? 0)) this.#largest.set(method, { rows, cpu_ms })
  }

  get figures(): CpuFigure[] {
    return [...this.#largest].map(([method, { rows, cpu_ms }]) => ({
      method,
      rows,
      cpu_ms,
      cpu_ms_per_1000: rows < LEAST_ROWS ? null : Math.round((cpu_ms / rows) * 100_000) / 100,
    }))
  }
}
