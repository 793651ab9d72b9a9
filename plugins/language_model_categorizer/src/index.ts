import { type CategoryGuess, definePlugin } from '@florin/plugin-sdk'
import { ask } from './ask.js'
import { questionFor, shortNames, subjectOf } from './question.js'
import { readAnswer } from './read_answer.js'
import type { Settings } from './settings.js'

/** A model takes seconds a question, and a call has a minute; what is beyond is asked another time. */
const QUESTIONS_MAX = 20

export default definePlugin({
  categorizer: {
    async categorize({ transactions, categories }, florin) {
      const settings = florin.settings as Settings
      const names = shortNames(categories)
      const answers = new Map<string, CategoryGuess | null>()
      for (const row of transactions.date.keys()) {
        const subject = subjectOf(transactions, row)
        if (answers.has(subject) || answers.size >= QUESTIONS_MAX || names.size === 0) continue
        const content = await ask(florin, settings, questionFor(subject, names))
        answers.set(subject, readAnswer(content, names, settings.model ?? ''))
      }
      return {
        guesses: transactions.date.map((_, row) => answers.get(subjectOf(transactions, row)) ?? null),
      }
    },
  },
})
