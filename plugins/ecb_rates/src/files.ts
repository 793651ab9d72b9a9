const FOLDER = 'https://www.ecb.europa.eu/stats/eurofxref/'
const DAY_MS = 86_400_000
/** The short history has the last 90 days; one is left for the bank's time zone. */
const SHORT_HISTORY_DAYS = 89

/** The smallest file that has all the days. */
export function fileFor({ from }: { from: string }, today: string): string {
  const age = (Date.parse(today) - Date.parse(from)) / DAY_MS
  if (age <= 0) return `${FOLDER}eurofxref-daily.xml`
  return `${FOLDER}${age <= SHORT_HISTORY_DAYS ? 'eurofxref-hist-90d.xml' : 'eurofxref-hist.xml'}`
}
