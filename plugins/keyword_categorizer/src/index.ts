import { definePlugin } from '@florin/plugin-sdk'
import { chooseCategories } from './choose_categories.js'
import { guess } from './guess.js'

export default definePlugin({
  categorizer: {
    categorize({ transactions, categories }) {
      const chosen = chooseCategories(categories)
      const { payee, description, amount } = transactions
      return { guesses: payee.map((name, at) => guess(name, description[at]!, amount[at]!, chosen)) }
    },
  },
})
