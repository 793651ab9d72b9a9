import type { CategoryGuess } from '@florin/plugin-sdk'
import type { ChosenCategories } from './choose_categories.js'
import { type Keyword, longestKeyword } from './keyword_index.js'
import { wordsOf } from './words_of.js'

const IN_PAYEE = 0.9
const IN_DESCRIPTION = 0.75
/** A shop that pays somebody back; it may as well be something else. */
const OTHER_DIRECTION = 0.2

/** The payee says more than the description, a longer keyword more than a shorter one. */
export function guess(
  payee: string,
  description: string,
  amount: string,
  chosen: ChosenCategories,
): CategoryGuess | null {
  const isIncome = !amount.startsWith('-')
  return (
    judge(longestKeyword(wordsOf(payee)), payee, IN_PAYEE, isIncome, chosen) ??
    judge(longestKeyword(wordsOf(description)), description, IN_DESCRIPTION, isIncome, chosen)
  )
}

function judge(
  keyword: Keyword | undefined,
  text: string,
  confidence: number,
  isIncome: boolean,
  chosen: ChosenCategories,
): CategoryGuess | null {
  const category = keyword && chosen.get(keyword.topic)
  if (!category) return null
  const isUsual = (category.kind === 'income') === isIncome
  // Nobody spends money on a salary.
  if (!isUsual && category.kind === 'income') return null
  return {
    category: category.id,
    confidence: isUsual ? confidence : confidence - OTHER_DIRECTION,
    reason: `"${text.slice(0, 80)}" has the word "${keyword.words}", which stands for ${category.name}.`.slice(0, 300),
  }
}
