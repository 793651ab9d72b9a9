/*
 * What other domains do when a category is merged into another.
 */
import type { CategoryPart } from '#ledger/category_part'
import { followMergedCategory } from '#rules/services/follow_merged_category'

export const categoryParts: readonly CategoryPart[] = [{ merged: followMergedCategory }]
