/** Facts prepared for comparing, by the names of the fields. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- What it holds follows from the field's type, which was checked.
export type Prepared = Readonly<Record<string, any>>

export type Test<Row = Prepared> = (row: Row) => boolean

/** A test and roughly what it costs, so that the cheap ones of a group can go first. */
export interface CostedTest {
  test: Test
  cost: number
}
