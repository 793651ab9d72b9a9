import { addDays, firstOfMonth, lastOfMonth, weekday } from '#lib/dates/plain_date.ts'

/** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: string): string[][] {
  const [first, last] = [firstOfMonth(month), lastOfMonth(month)]
  const weeks: string[][] = []
  for (let monday = addDays(first, -((weekday(first) + 6) % 7)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)))
  return weeks
}
