/**
 * Which point of a chart is being read: by pointer while hovering, or by arrow keys after focusing the chart, which
 * is a slider over its points to assistive technology.
 */
export class ChartReader {
  at = $state<number | null>(null)

  constructor(private count: () => number) {}

  point(fraction: number): void {
    this.at = Math.min(this.count() - 1, Math.max(0, Math.round(fraction)))
  }

  leave = (): void => {
    this.at = null
  }

  focus = (): void => {
    this.at ??= this.count() - 1
  }

  press = (event: KeyboardEvent): void => {
    const now = this.at ?? this.count() - 1
    const to = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      Home: 0,
      End: this.count() - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.point(to)
  }
}
