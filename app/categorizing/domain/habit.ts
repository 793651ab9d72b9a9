/** What a household did with one payee lately, one direction of money. */
export interface Habit {
  payee: string
  categoryId: number
  category: string
  /** How often this category was chosen, of how many. */
  times: number
  of: number
}

/** Once is a choice, twice is a habit; one exception among many is remembered as what it is. */
export function confidenceOf({ times, of }: Pick<Habit, 'times' | 'of'>): number {
  return (times + 0.5) / (of + 1)
}

export function reasonOf({ payee, category, times, of }: Habit): string {
  if (times === 1 && of === 1) return `You chose ${category} for ${payee} the last time.`
  const often = times === 2 ? 'twice' : `${times} times`
  return times === of
    ? `You chose ${category} for ${payee} ${often}.`
    : `You chose ${category} for ${payee} ${often} of the last ${of}.`
}

/** The most frequent category; of equally frequent ones that of the latest row, which comes first. */
export function habitOf(payee: string, rows: readonly { categoryId: number; category: string }[]): Habit | null {
  const counts = new Map<number, Habit>()
  for (const { categoryId, category } of rows) {
    const known = counts.get(categoryId)
    if (known) known.times++
    else counts.set(categoryId, { payee, categoryId, category, times: 1, of: rows.length })
  }
  let best: Habit | null = null
  for (const habit of counts.values()) if (best === null || habit.times > best.times) best = habit
  return best
}
