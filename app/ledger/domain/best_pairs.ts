/**
 * The pairs of rows and columns with the greatest sum of weights, each row and column in one pair at most (the Hungarian method, in
 * rows² × columns steps). A weight of 0 stands for no pair. Answers for each row its column, or -1.
 */
export function bestPairs(weights: readonly (readonly number[])[]): number[] {
  const [height, width] = [weights.length, weights[0]?.length ?? 0]
  if (height > width) return turned(weights)
  const rowOf = new Array<number>(width + 1).fill(0)
  const potentials = {
    rows: new Array<number>(height + 1).fill(0),
    columns: new Array<number>(width + 1).fill(0),
  }
  for (let row = 1; row <= height; row++) placeRow(row, weights, rowOf, potentials)
  const columns = new Array<number>(height).fill(-1)
  for (let column = 1; column <= width; column++) {
    const row = rowOf[column]
    if (row > 0 && weights[row - 1][column - 1] > 0) columns[row - 1] = column - 1
  }
  return columns
}

/** The sum of the weights that `bestPairs` chose. */
export function totalOf(weights: readonly (readonly number[])[], columns: readonly number[]): number {
  return columns.reduce((sum, column, row) => sum + (column < 0 ? 0 : weights[row][column]), 0)
}

function turned(weights: readonly (readonly number[])[]): number[] {
  const rows = bestPairs(weights[0].map((_, column) => weights.map((row) => row[column])))
  const columns = new Array<number>(weights.length).fill(-1)
  rows.forEach((row, column) => row >= 0 && (columns[row] = column))
  return columns
}

interface Potentials {
  rows: number[]
  columns: number[]
}

/** Gives one more row a column, moving others along the cheapest way there is. Column 0 is where the way begins. */
function placeRow(
  row: number,
  weights: readonly (readonly number[])[],
  rowOf: number[],
  { rows, columns }: Potentials,
): void {
  const width = rowOf.length - 1
  const slack = new Array<number>(width + 1).fill(Infinity)
  const cameFrom = new Array<number>(width + 1).fill(0)
  const isUsed = new Array<boolean>(width + 1).fill(false)
  rowOf[0] = row
  let at = 0
  do {
    isUsed[at] = true
    const current = rowOf[at]
    let [least, next] = [Infinity, 0]
    for (let column = 1; column <= width; column++) {
      if (isUsed[column]) continue
      const cost = -weights[current - 1][column - 1] - rows[current] - columns[column]
      if (cost < slack[column]) [slack[column], cameFrom[column]] = [cost, at]
      if (slack[column] < least) [least, next] = [slack[column], column]
    }
    for (let column = 0; column <= width; column++) {
      if (isUsed[column]) {
        rows[rowOf[column]] += least
        columns[column] -= least
      } else slack[column] -= least
    }
    at = next
  } while (rowOf[at] !== 0)
  while (at !== 0) {
    rowOf[at] = rowOf[cameFrom[at]]
    at = cameFrom[at]
  }
}
