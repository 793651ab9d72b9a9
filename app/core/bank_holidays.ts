import { addDays, dayNumber, type PlainDate } from './plain_date.js'

/**
 * Days on which banks rest besides weekends, by country, as rules of one word each:
 * `12-25` a date; `E+1` days after Easter Sunday; `mo05-25` the first Monday from a date on. `>` behind it: taken on the next day that is
 * free where it falls on a weekend; `~`: on Monday where it falls on a Sunday.
 */
const RULES: Record<string, string> = {
  AT: '01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26',
  AU: '01-01> 01-26> E-2 E+1 04-25 12-25> 12-26>',
  BE: '01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25',
  CA: '01-01> E-2 mo05-18 07-01> mo09-01 09-30> mo10-08 11-11> 12-25> 12-26>',
  CH: '01-01 01-02 E-2 E+1 E+39 E+50 08-01 12-25 12-26',
  CZ: '01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
  DE: '01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26',
  DK: '01-01 E-3 E-2 E+1 E+39 E+50 06-05 12-24 12-25 12-26',
  ES: '01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
  FI: '01-01 01-06 E-2 E+1 05-01 E+39 fr06-19 12-06 12-24 12-25 12-26',
  FR: '01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25',
  GB: '01-01> E-2 E+1 mo05-01 mo05-25 mo08-25 12-25> 12-26>',
  HU: '01-01 03-15 E-2 E+1 05-01 E+50 08-20 10-23 11-01 12-24 12-25 12-26',
  IE: '01-01> 03-17> E-2 E+1 mo05-01 mo06-01 mo08-01 mo10-25 12-25> 12-26>',
  IT: '01-01 01-06 E+1 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26',
  LU: '01-01 E+1 05-01 05-09 E+39 E+50 06-23 08-15 11-01 12-25 12-26',
  NL: '01-01 E-2 E+1 04-27 E+39 E+50 12-25 12-26',
  NO: '01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26',
  NZ: '01-01> 01-02> 02-06> E-2 E+1 04-25> mo06-01 mo10-22 12-25> 12-26>',
  PL: '01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-25 12-26',
  PT: '01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25',
  SE: '01-01 01-06 E-2 E+1 05-01 E+39 06-06 fr06-19 12-24 12-25 12-26 12-31',
  SK: '01-01 01-06 E-2 E+1 05-01 05-08 07-05 08-29 09-15 11-01 11-17 12-24 12-25 12-26',
  US: '01-01~ mo01-15 mo02-15 mo05-25 06-19~ 07-04~ mo09-01 mo10-08 11-11~ th11-22 12-25~',
  ZA: '01-01~ 03-21~ E-2 E+1 04-27~ 05-01~ 06-16~ 08-09~ 09-24~ 12-16~ 12-25~ 12-26~',
}

/** Where the country is not known: the days on which payments rest in most of Europe. */
const COMMON = '01-01 E-2 E+1 12-25 12-26'

const ZONES: Record<string, string> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  CA: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Regina America/Halifax America/St_Johns',
  CH: 'Europe/Zurich',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  ES: 'Europe/Madrid Atlantic/Canary Africa/Ceuta',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IT: 'Europe/Rome',
  LU: 'Europe/Luxembourg',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon Atlantic/Madeira Atlantic/Azores',
  SE: 'Europe/Stockholm',
  SK: 'Europe/Bratislava',
  US: 'America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Detroit America/Anchorage Pacific/Honolulu',
  ZA: 'Africa/Johannesburg',
}
const COUNTRIES = new Map(
  Object.entries(ZONES).flatMap(([country, zones]) => zones.split(' ').map((zone) => [zone, country])),
)

const WEEKDAYS = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa']
const WEEK = 7

/** The country whose bank holidays a household goes by: where its clock says it is, else what its language says; null for others. */
export function holidayCountry({ time_zone: zone, locale }: { time_zone: string; locale: string }): string | null {
  const byClock = COUNTRIES.get(zone) ?? (zone.startsWith('Australia/') ? 'AU' : undefined)
  const said = byClock ?? /[-_]([A-Z]{2})$/.exec(locale)?.[1]
  return said !== undefined && said in RULES ? said : null
}

/** In the order of the rules; some fall on weekends. */
export function bankHolidays(country: string | null, year: number): PlainDate[] {
  const taken = new Set<PlainDate>()
  for (const rule of (RULES[country ?? ''] ?? COMMON).split(' ')) taken.add(dayOfRule(rule, year, taken))
  return [...taken]
}

export function bankHolidaysBetween(country: string | null, fromYear: number, toYear: number): PlainDate[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, at) => bankHolidays(country, fromYear + at)).flat()
}

function dayOfRule(rule: string, year: number, taken: ReadonlySet<PlainDate>): PlainDate {
  if (rule.startsWith('E')) return addDays(easter(year), Number(rule.slice(1)))
  const from = WEEKDAYS.indexOf(rule.slice(0, 2))
  const date = `${String(year).padStart(4, '0')}-${from < 0 ? rule.slice(0, 5) : rule.slice(2)}`
  if (from >= 0) return addDays(date, (from - weekdayOf(date) + WEEK) % WEEK)
  if (rule.endsWith('~')) return weekdayOf(date) === 0 ? nextFree(date, taken) : date
  return rule.endsWith('>') ? nextFree(date, taken) : date
}

function nextFree(date: PlainDate, taken: ReadonlySet<PlainDate>): PlainDate {
  let day = date
  while (weekdayOf(day) % 6 === 0 || taken.has(day)) day = addDays(day, 1)
  return day
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
const weekdayOf = (date: PlainDate) => (((dayNumber(date) + 4) % WEEK) + WEEK) % WEEK

/** Easter Sunday by Gauss's rule in the form of Meeus, Jones and Butcher. */
export function easter(year: number): PlainDate {
  const a = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const leap = century % 4
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * a + century - Math.floor(century / 4) - shift + 15) % 30
  const sunday = (32 + 2 * leap + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7
  const late = Math.floor((a + 11 * moon + 22 * sunday) / 451)
  const day = moon + sunday - 7 * late + 114
  const [month, ofMonth] = [Math.floor(day / 31), (day % 31) + 1]
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(ofMonth).padStart(2, '0')].join('-')
}
