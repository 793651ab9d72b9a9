export interface CpuFigure {
  method: string
  rows: number
  cpu_ms: number
  /** Milliseconds on the processor for a thousand rows. */
  cpu_ms_per_1000: number
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
      cpu_ms_per_1000: Math.round((cpu_ms / rows) * 100_000) / 100,
    }))
  }
}
