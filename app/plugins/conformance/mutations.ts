const PIECES = [
  '"',
  ',',
  ';',
  '\n',
  '<',
  '>',
  '</',
  '\0',
  '-',
  '€',
  '1e999',
  '&amp;',
  "'",
  '""',
  '<![CDATA[',
  '999999999999',
]

/** A file as disks, mail programs and spreadsheets leave it behind; the same number breaks it in the same way. */
export function broken(bytes: Buffer, number: number): Buffer {
  const roll = dice(number + 1)
  let content = bytes
  for (let count = 1 + roll(4); count > 0; count--) content = brokenOnce(content, roll)
  return content
}

function brokenOnce(bytes: Buffer, roll: (sides: number) => number): Buffer {
  const from = roll(bytes.length + 1)
  const to = Math.min(bytes.length, from + 1 + roll(40))
  const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
  switch (roll(4)) {
    case 0:
      return before
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, middle, middle, after])
    default:
      return Buffer.concat([before, Buffer.from(PIECES[roll(PIECES.length)]!), middle, after])
  }
}

/** A small generator of its own, so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761) >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}
