import type { ReviewRow } from '#lib/api/review.ts'

type Guess = NonNullable<ReviewRow['guess']>

/** `92 % sure` */
export const confidenceWords = ({ confidence }: Pick<Guess, 'confidence'>) => `${Math.round(confidence * 100)} % sure`

export const SOURCE_WORDS: Record<Guess['by'], string> = {
  history: 'Your habit',
  model: 'Learned from you',
  knowledge: 'Known name',
  advisor: 'Language model',
}
