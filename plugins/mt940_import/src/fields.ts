/** One field of a message: its tag without colons, and its lines without their ends. */
export interface Field {
  tag: string
  lines: string[]
  /** 1-based. */
  line: number
}

export interface FieldListener {
  field(field: Field): void
  /** The message ends; what follows up to the next tag belongs to no field. */
  messageEnds(): void
}

/** Only these begin a field: a line of free text may begin with a time, such as `:12:30`. */
const TAG = /^\s*:(20|21|25P?|28[CD]?|34F|60[FM]?|61|62[FM]?|64|65|86|90[CD]|13[CD]|NS):/
const MESSAGE_END = /^\s*-(?:X{3})?\s*(?:\}.*)?$/
const ENVELOPE = /^.*\{4:/
const WRAPPED_TIME = /[T ]\d\d$/
const REST_OF_TIME = /^\s*:\d\d:[0-5]\d(?!\d)/

/** Goes over the lines once and hands on each field as it ends. */
export function readFields(text: string, listener: FieldListener): void {
  let field: Field | undefined
  const finish = () => {
    if (field) listener.field(field)
    field = undefined
  }
  let number = 0
  for (const raw of linesOf(text)) {
    number++
    const line = raw.startsWith('{') ? raw.replace(ENVELOPE, '') : raw
    const tag = beginsField(line, field)
    if (tag) {
      finish()
      field = { tag: tag[1]!, lines: [line.slice(tag[0].length)], line: number }
    } else if (MESSAGE_END.test(line)) {
      finish()
      listener.messageEnds()
    } else if (line.startsWith('{')) {
      finish()
    } else {
      field?.lines.push(line)
    }
  }
  finish()
}

function beginsField(line: string, open: Field | undefined): RegExpExecArray | null {
  const tag = TAG.exec(line)
  const isWrapped =
    tag && open?.tag === '86' && REST_OF_TIME.test(line) && WRAPPED_TIME.test(open.lines.at(-1)!.slice(-3))
  return isWrapped ? null : tag
}

function* linesOf(text: string): Generator<string> {
  const body = text.includes('\n') ? text : text.replaceAll('\r', '\n')
  let from = 0
  while (from <= body.length) {
    const found = body.indexOf('\n', from)
    const end = found < 0 ? body.length : found
    const line = body.slice(from, body.charCodeAt(end - 1) === 13 ? end - 1 : end)
    // Control characters frame messages on the wire, and some files keep them.
    yield line.replace(/[^\P{Cc}\t]|\ufeff/gu, '')
    from = end + 1
  }
}

const FULL_LINE = 60

/**
 * Lines of free text as one: SWIFT cuts them at 65 characters wherever that falls, and banks end them earlier between words. The
 * cut of a code such as `?20` is mended too.
 */
export function joinLines(lines: readonly string[]): string {
  const pieces: string[] = []
  let previous = ''
  // The end of what was joined so far, long enough for a code.
  let end = ''
  for (const line of lines) {
    const trimmed = line.trimEnd()
    const isCut =
      end === '' ||
      /[?<>~^]\d?$/.test(end) ||
      (previous.length >= FULL_LINE && previous.trimEnd() === previous) ||
      /^[?<>~^:]\d\d/.test(trimmed)
    pieces.push(isCut ? trimmed : ` ${trimmed}`)
    end = (end + trimmed).slice(-2)
    previous = line
  }
  return pieces.join('')
}
