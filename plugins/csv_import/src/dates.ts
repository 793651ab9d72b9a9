/*
 * Dates as banks write them. Days and months that could be either are settled for the whole column at once.
 */
import { lettersOf } from './ascii.js'

export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** `first` and `second` are in the order of the file; `fixed` means they are month and day already. */
interface DateParts {
  year: number
  first: number
  second: number
  fixed: boolean
}

const MONTHS: Record<string, number> = {}
const MONTH_NAMES = [
  'jan januar januari january janvier enero ene gennaio gen janeiro styczen stycznia sty leden ledna ocak tammikuu sausis jaanuar янв января ianuarie ian',
  'feb februar februari february fevrier fev febrero febbraio fevereiro luty lutego lut unor unora subat sub helmikuu veebruar фев февраля februarie',
  'mar marz maerz mrz march mars marzo marco maart mrt marzec marca brezen brezna mart maaliskuu marts мар марта martie marcius',
  'apr april avril avr abril abr aprile kwiecien kwietnia kwi duben dubna nisan nis huhtikuu aprill апр апреля aprilie aprilis',
  'may mai mayo maggio mag maio mei maj kveten kvetna mayis toukokuu мая май majus maj',
  'jun juni june juin junio giugno giu junho czerwiec czerwca cze cerven cervna haziran haz kesakuu juuni июн июня iunie iun junius',
  'jul juli july juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence temmuz tem heinakuu juuli июл июля iulie iul julius',
  'aug august augustus aout agosto ago augusti sierpien sierpnia sie srpen srpna agustos agu elokuu авг августа augusztus',
  'sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia wrz zari eylul eyl syyskuu сен сентября septembrie szeptember szept',
  'oct okt oktober october octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna ekim eki lokakuu окт октября octombrie',
  'nov november novembre noviembre novembro listopad listopada lis kasim kas marraskuu ноя ноября noiembrie noi',
  'dec dez dezember december decembre diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince aralik ara joulukuu дек декабря decembrie',
]
MONTH_NAMES.forEach((names, index) => names.split(' ').forEach((name) => (MONTHS[name] ??= index + 1)))

const YEAR_FIRST = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)/
const YEAR_LAST = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?!\d)/
const DAY_MONTH_NAME = lettersOf(
  String.raw`^(?:\p{L}{2,10},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-/.\s]*(?:de\s+)?(\p{L}{3,12})\.?[-/.,\s]*(?:de\s+)?(\d{4}|\d{2})(?!\d)`,
)
const MONTH_NAME_DAY = lettersOf(
  String.raw`^(?:\p{L}{2,10},\s+)?(\p{L}{3,12})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)`,
)
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6}|T\d{4,6}\S*)?$/
const COMPACT_YEAR_LAST = /^(\d{2})(\d{2})(\d{4})$/
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Undefined where the cell does not begin with a date that some order of day and month could mean. */
export function splitDate(cell: string): DateParts | undefined {
  const found = findParts(cell)
  return found && (toDate(found, 'dmy') ?? toDate(found, 'mdy')) !== undefined ? found : undefined
}

function findParts(cell: string): DateParts | undefined {
  if (!/\d/.test(cell)) return undefined
  const text = cell.replace(/^[\s'"=]+/, '')
  const first = text.charCodeAt(0)
  const startsWithDigit = first >= 48 && first <= 57
  let match: RegExpExecArray | null
  if (startsWithDigit) {
    if ((match = YEAR_FIRST.exec(text))) return parts(match[1]!, match[2]!, match[3]!, true)
    if ((match = YEAR_LAST.exec(text))) return parts(match[3]!, match[1]!, match[2]!, false)
    if ((match = COMPACT.exec(text.trimEnd()))) {
      const found = parts(match[1]!, match[2]!, match[3]!, true)
      if (found.year >= 1970 && found.year < 2100 && isDay(found.year, found.first, found.second)) return found
    }
    if ((match = COMPACT_YEAR_LAST.exec(text.trimEnd()))) {
      const found = parts(match[3]!, match[1]!, match[2]!, false)
      return found.year >= 1970 && found.year < 2100 ? found : undefined
    }
  }
  if (text.length > 60) return undefined
  if ((match = DAY_MONTH_NAME(text).exec(text))) return named(match[3]!, match[2]!, match[1]!)
  if ((match = MONTH_NAME_DAY(text).exec(text))) return named(match[3]!, match[1]!, match[2]!)
  return undefined
}

/** `YYYY-MM-DD`, or undefined where it is no day of the calendar under this order. */
export function toDate({ year, first, second, fixed }: DateParts, order: DateOrder): string | undefined {
  const monthFirst = fixed || order === 'mdy'
  const [month, day] = monthFirst ? [first, second] : [second, first]
  if (!isDay(year, month, day)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export interface DateEvidence {
  order: DateOrder
  /** False where nothing in the column tells days from months. */
  certain: boolean
}

/**
 * The order of day and month in a column. A number above twelve settles it; then the order that leaves no date after `latest` (a date
 * known to be later than all, such as the one in the file's name), then the one whose dates lie closer together.
 */
export function findDateOrder(
  cells: Iterable<string>,
  latest: string | undefined,
  fallback: 'dmy' | 'mdy',
): DateEvidence {
  const ambiguous: DateParts[] = []
  const possible = { dmy: 0, mdy: 0 }
  let fixed = 0
  for (const cell of new Set(cells)) {
    const found = splitDate(cell)
    if (!found) continue
    if (found.fixed) fixed++
    else if (found.first > 12 && found.second <= 12) possible.dmy++
    else if (found.second > 12 && found.first <= 12) possible.mdy++
    else ambiguous.push(found)
  }
  if (possible.dmy !== possible.mdy) return { order: possible.dmy > possible.mdy ? 'dmy' : 'mdy', certain: true }
  if (ambiguous.length === 0) return { order: fixed > 0 ? 'ymd' : fallback, certain: true }
  const spans = { dmy: spanOf(ambiguous, 'dmy'), mdy: spanOf(ambiguous, 'mdy') }
  if (latest) {
    const late = { dmy: spans.dmy.last > latest, mdy: spans.mdy.last > latest }
    if (late.dmy !== late.mdy) return { order: late.dmy ? 'mdy' : 'dmy', certain: true }
  }
  if (spans.dmy.days !== spans.mdy.days) {
    const order = spans.dmy.days < spans.mdy.days ? 'dmy' : 'mdy'
    return { order, certain: Math.max(spans.dmy.days, spans.mdy.days) > 3 * Math.min(spans.dmy.days, spans.mdy.days) }
  }
  return { order: fallback, certain: false }
}

function spanOf(all: DateParts[], order: DateOrder): { days: number; last: string } {
  let [first, last] = ['9999', '0000']
  for (const each of all) {
    const date = toDate(each, order)
    if (!date) continue
    if (date < first) first = date
    if (date > last) last = date
  }
  const dayOf = (date: string) =>
    Number(date.slice(0, 4)) * 365 + Number(date.slice(5, 7)) * 30.4 + Number(date.slice(8))
  return { days: dayOf(last) - dayOf(first), last }
}

function parts(year: string, first: string, second: string, fixed: boolean): DateParts {
  return { year: fullYear(year), first: Number(first), second: Number(second), fixed }
}

function named(year: string, month: string, day: string): DateParts | undefined {
  const key = month.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l').replace(/ı/g, 'i')
  const number = MONTHS[key] ?? MONTHS[key.slice(0, 3)]
  return number === undefined ? undefined : { year: fullYear(year), first: number, second: Number(day), fixed: true }
}

/** Two digits mean a year of this century up to 2069. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2200) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && !leap ? 28 : (LONGEST_MONTH[month - 1] ?? 0)
  return day >= 1 && day <= last
}

/** A date in a file's name, such as `20180226_12345678.csv`, as `YYYY-MM-DD`. */
export function dateInName(name: string): string | undefined {
  const found = [...name.matchAll(/(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d{1,2}(?!\d))/g)]
  const dates = found.map(([, year, month, day]) => `${year}-${month}-${day}`).sort()
  return dates.at(-1)
}
