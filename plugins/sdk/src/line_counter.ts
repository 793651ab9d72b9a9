/**
 * Line numbers of rising positions in a text, without looking at any part twice.
 *
 * @example
 * new LineCounter('one\ntwo').lineAt(4) === 2
 */
export class LineCounter {
  #line = 1
  #next: number

  constructor(private readonly text: string) {
    this.#next = text.indexOf('\n')
  }

  /** 1-based; positions must not go back. */
  lineAt(position: number): number {
    while (this.#next >= 0 && this.#next < position) {
      this.#line++
      this.#next = this.text.indexOf('\n', this.#next + 1)
    }
    return this.#line
  }
}
