import { foldedPattern } from './pattern.js'

/**
 * Text without which a pattern cannot match: at least one of the answered literals occurs, folded, in every text it matches. Undefined
 * when nothing is certain. The pattern has been accepted by the regex engine; whatever this does not know, it makes no claim about.
 *
 * Only ASCII counts: for it, the engine's idea of upper and lower case and ours agree.
 */
export function requiredLiterals(pattern: string): readonly string[] | undefined {
  const reader = new PatternReader(foldedPattern(pattern))
  const literals = reader.alternatives()
  return reader.gaveUp ? undefined : literals
}

/** Literals of which one occurs; undefined when there need not be any. */
type Required = readonly string[] | undefined

class PatternReader {
  #at = 0
  gaveUp = false

  constructor(private readonly pattern: string) {}

  /** `a|b|c`: one of each branch's literals, if every branch has some. */
  alternatives(): Required {
    const branches = [this.#sequence()]
    while (this.#peek() === '|') {
      this.#at++
      branches.push(this.#sequence())
    }
    return branches.every((branch) => branch !== undefined) ? branches.flat() : undefined
  }

  /** The most telling of what has to occur in a row. */
  #sequence(): Required {
    let best: Required
    let run = ''
    const endRun = () => {
      if (run !== '') best = moreTelling(best, [run])
      run = ''
    }
    while (!this.gaveUp && this.#at < this.pattern.length && this.#peek() !== '|' && this.#peek() !== ')') {
      const atom = this.#atom()
      const repeat = this.#quantifier()
      if (typeof atom === 'string' && repeat === 'once') {
        run += atom
        continue
      }
      if (typeof atom === 'string' && repeat === 'at least once') run += atom
      endRun()
      if (typeof atom === 'object' && repeat !== 'maybe') best = moreTelling(best, atom.required)
    }
    endRun()
    return best
  }

  /** A literal character (empty for what has no width), or what a group or class requires. */
  #atom(): string | { required: Required } {
    const char = this.pattern[this.#at++]
    if (char === '^' || char === '$') return ''
    if (char === '.') return { required: undefined }
    if (char === '[') return this.#characterClass()
    if (char === '(') return this.#group()
    if (char === '\\') return this.#escape()
    return literal(char)
  }

  #characterClass(): { required: Required } {
    if (this.#peek() === '^') this.#at++
    if (this.#peek() === ']') this.#at++
    while (this.#at < this.pattern.length && this.#peek() !== ']') {
      if (this.#peek() === '[' && this.pattern[this.#at + 1] === ':')
        this.#at = this.pattern.indexOf(':]', this.#at) + 1
      this.#at += this.#peek() === '\\' ? 2 : 1
    }
    this.#at++
    return { required: undefined }
  }

  #group(): { required: Required } {
    if (this.#peek() === '?') {
      const opening = /^\?(?::|P?<\w+>)/.exec(this.pattern.slice(this.#at))
      if (!opening) this.gaveUp = true
      this.#at += opening?.[0].length ?? 0
    }
    const required = this.alternatives()
    this.#at++
    return { required }
  }

  #escape(): string | { required: Required } {
    const char = this.pattern[this.#at++]
    if (char === 'b' || char === 'A' || char === 'z') return ''
    if (/[dDsSwWB]/.test(char)) return { required: undefined }
    // Escapes that span more characters are rare enough to be given up on.
    if (/\w/.test(char)) this.gaveUp = true
    return literal(char)
  }

  #quantifier(): 'once' | 'maybe' | 'at least once' {
    const quantifier = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(this.pattern.slice(this.#at))
    if (!quantifier) return 'once'
    this.#at += quantifier[0].length
    if (quantifier[0].startsWith('+')) return 'at least once'
    return Number(quantifier[1] ?? 0) > 0 ? 'at least once' : 'maybe'
  }

  #peek(): string {
    return this.pattern[this.#at]
  }
}

function literal(char: string): string | { required: Required } {
  return char < '\x80' ? char.toLowerCase() : { required: undefined }
}

function moreTelling(a: Required, b: Required): Required {
  if (!a || !b) return a ?? b
  return shortest(b) > shortest(a) ? b : a
}

function shortest(literals: readonly string[]): number {
  return Math.min(...literals.map((each) => each.length))
}
