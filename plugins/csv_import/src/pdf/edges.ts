/** Right edges of one column differ by the width of a sign or a parenthesis. */
export const SAME_COLUMN = 14

/** Which column something ends in; -1 for none. */
export function columnOf(right: number, edges: readonly number[]): number {
  return edges.findIndex((edge) => Math.abs(edge - right) <= SAME_COLUMN)
}
