import type { ReviewRow } from '#lib/api/review.ts'
import { formatShare } from '#lib/format/money.ts'

type Guess = NonNullable<ReviewRow['guess']>

/** Below this a guess is hardly better than the most common category, and nobody should accept it unseen. */
const FAINT = 0.25

export const isFaint = ({ confidence }: Pick<Guess, 'confidence'>) => confidence < FAINT

/** `92% sure` */
export const confidenceWords = ({ confidence }: Pick<Guess, 'confidence'>) => `${formatShare(confidence)} sure`

export const SOURCE_WORDS: Record<Guess['by'], string> = {
  history: 'Your habit',
  model: 'Learned from you',
  knowledge: 'Known name',
  advisor: 'Language model',
}
