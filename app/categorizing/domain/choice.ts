/** Which rung of the ladder chose: what the household did itself comes before what anybody knows. */
export type ChosenBy = 'history' | 'model' | 'knowledge' | 'advisor'

export interface Choice {
  categoryId: number
  /** The probability of being right, 0 to 1. */
  confidence: number
  /** A sentence that says what it rests on. */
  reason: string
  by: ChosenBy
  /** The version of the model that was asked, where one was. */
  modelId: number | null
}

/** Shares of one are kept as whole numbers. */
const SCALE = 10_000
export const storedConfidence = (confidence: number) => Math.round(confidence * SCALE)
export const shownConfidence = (stored: number) => stored / SCALE
