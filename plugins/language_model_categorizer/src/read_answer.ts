import type { CategoryChoice, CategoryGuess } from '@florin/plugin-sdk'

/** Models say how sure they are in words; what these are worth is a cautious estimate. */
const CONFIDENCE: Record<string, number> = { high: 0.75, medium: 0.55, low: 0.3 }

/** Null where the model knows nothing, or does not keep to what may be answered. */
export function readAnswer(
  content: string,
  categories: ReadonlyMap<string, CategoryChoice>,
  model: string,
): CategoryGuess | null {
  let answer: { category?: unknown; sure?: unknown }
  try {
    answer = JSON.parse(content) as typeof answer
  } catch {
    return null
  }
  const category = categories.get(String(answer?.category))
  const confidence = CONFIDENCE[String(answer?.sure)]
  if (!category || confidence === undefined) return null
  const reason = `The language model ${model} takes it for ${category.name}.`.slice(0, 300)
  return { category: category.id, confidence, reason, by: 'known' }
}
