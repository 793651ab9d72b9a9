/** One field of a record: the letter that says what it is, and the text behind it. */
export interface Field {
  code: string
  text: string
}

/** The fields between two `^`, in their order. */
export interface Entry {
  fields: Field[]
  /** 1-based. */
  line: number
}

export interface RecordVisitor {
  /** A line such as `!Type:Bank`, without the mark. */
  header(name: string, line: number): void
  entry(entry: Entry): void
}

/** Goes over the lines once. The last record may lack its `^`. */
export function readRecords(text: string, visitor: RecordVisitor): void {
  const body = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  let entry: Entry | undefined
  let isBeforeHeaders = true
  const finish = () => {
    if (entry) visitor.entry(entry)
    entry = undefined
  }
  let number = 0
  for (let from = 0; from <= body.length;) {
    const found = body.indexOf('\n', from)
    const end = found < 0 ? body.length : found
    const line = body.slice(from, end).trim()
    from = end + 1
    number++
    if (line.startsWith('!')) {
      finish()
      isBeforeHeaders = false
      visitor.header(line.slice(1).trim(), number)
    } else if (line.startsWith('^')) {
      finish()
    } else if (line !== '' && !isBeforeHeaders) {
      entry ??= { fields: [], line: number }
      entry.fields.push({ code: line.charAt(0), text: line.slice(1).trim() })
    }
  }
  finish()
}

/** The text of a field; of one that repeats, the last. */
export function fieldOf({ fields }: Entry, code: string): string {
  return fields.findLast((field) => field.code === code)?.text ?? ''
}
