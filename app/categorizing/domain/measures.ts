/** A choice that was made, and what would have been right. */
export interface Judged {
  truth: string
  guess: string | null
  confidence: number
}

export interface Measures {
  rows: number
  /** Share of all rows; what was not guessed is wrong. */
  accuracy: number
  /** The mean over the labels there are, so that rare ones count as much as frequent ones. */
  macro_f1: number
  threshold: number
  /** Share of rows whose confidence reaches the threshold. */
  coverage: number
  /** Share of those that are right. */
  precision: number
  /** How far confidence and accuracy are apart, over ten bands of confidence. */
  calibration_error: number
}

const BANDS = 10

export function measure(judged: readonly Judged[], threshold: number): Measures {
  const covered = judged.filter(({ guess, confidence }) => guess !== null && confidence >= threshold)
  return {
    rows: judged.length,
    accuracy: share(judged.filter(isRight).length, judged.length),
    macro_f1: macroF1(judged),
    threshold,
    coverage: share(covered.length, judged.length),
    precision: share(covered.filter(isRight).length, covered.length),
    calibration_error: calibrationError(judged),
  }
}

const isRight = ({ truth, guess }: Judged) => truth === guess
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

function macroF1(judged: readonly Judged[]): number {
  const counts = new Map<string, { right: number; guessed: number; there: number }>()
  const of = (label: string) => {
    const known = counts.get(label) ?? { right: 0, guessed: 0, there: 0 }
    counts.set(label, known)
    return known
  }
  for (const each of judged) {
    of(each.truth).there++
    if (each.guess === null) continue
    of(each.guess).guessed++
    if (isRight(each)) of(each.truth).right++
  }
  const present = [...counts.values()].filter(({ there }) => there > 0)
  const scores = present.map(({ right, guessed, there }) => share(2 * right, guessed + there))
  return share(
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  )
}

function calibrationError(judged: readonly Judged[]): number {
  const bands = Array.from({ length: BANDS }, () => ({ rows: 0, right: 0, confidence: 0 }))
  const guessed = judged.filter(({ guess }) => guess !== null)
  for (const each of guessed) {
    const band = bands[Math.min(BANDS - 1, Math.floor(each.confidence * BANDS))]!
    band.rows++
    band.confidence += each.confidence
    if (isRight(each)) band.right++
  }
  return bands.reduce((sum, { right, confidence }) => sum + share(Math.abs(right - confidence), guessed.length), 0)
}
