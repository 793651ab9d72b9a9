import type { Measures } from './measures.js'

/** How a model of this household did on the latest part of its history, learned from the part before. */
export interface TrainingMetrics extends Measures {
  /** The first day it was judged by. */
  since: string
  /** How much accuracy is lost where a group of features is taken away. */
  importance: Record<FeatureGroup, number>
}

export const FEATURE_GROUPS = ['text', 'amount', 'account', 'day'] as const
export type FeatureGroup = (typeof FEATURE_GROUPS)[number]
