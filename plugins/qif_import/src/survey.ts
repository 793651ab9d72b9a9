import { DecimalMarks, type DecimalMark } from './amounts.js'
import { DateOrders, type DateOrder } from './dates.js'
import { fieldOf, type Entry, type RecordVisitor } from './records.js'
import { sectionOf, type Section } from './sections.js'

/** What must be known of the whole file before the first record can be read. */
export interface Conventions {
  order: DateOrder
  /** False where the dates fit two orders and nothing decides. */
  isOrderSure: boolean
  decimal: DecimalMark
  classes: ReadonlySet<string>
  /** Symbols of securities by their names. */
  symbols: ReadonlyMap<string, string>
}

/** Looks over a file for how it writes dates and amounts, and for the lists that records refer to. */
export class Survey implements RecordVisitor {
  readonly #dates = new DateOrders()
  readonly #marks = new DecimalMarks()
  readonly #classes = new Set<string>()
  readonly #symbols = new Map<string, string>()
  #section: Section = 'other'

  header(name: string): void {
    this.#section = sectionOf(name)?.section ?? this.#section
  }

  entry(entry: Entry): void {
    if (this.#section === 'classes') this.#classes.add(fieldOf(entry, 'N'))
    if (this.#section === 'securities' && fieldOf(entry, 'S') !== '')
      this.#symbols.set(fieldOf(entry, 'N'), fieldOf(entry, 'S'))
    if (this.#section !== 'register' && this.#section !== 'investments') return
    for (const { code, text } of entry.fields) {
      if (code === 'D') this.#dates.add(text)
      else if (code === 'T' || code === 'U' || code === '$') this.#marks.add(text)
    }
  }

  conventions(order: DateOrder | undefined): Conventions {
    const decided = this.#dates.decide()
    return {
      order: order ?? decided.order,
      isOrderSure: order !== undefined || decided.isSure,
      decimal: this.#marks.decide(),
      classes: this.#classes,
      symbols: this.#symbols,
    }
  }
}
