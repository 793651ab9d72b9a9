import { definePlugin } from '@florin/plugin-sdk'
import { readAnswer } from './answer.js'
import { chat } from './chat.js'
import { gather } from './gather.js'
import { promptOf } from './prompt.js'
import type { Settings } from './settings.js'

export default definePlugin({
  advisor: {
    async advise({ question, history }, florin) {
      const settings = florin.settings as Settings
      const knowledge = await gather(florin, settings)
      const turns = history.map(({ by, text }) => ({ role: by === 'user' ? 'user' : 'assistant', content: text }))
      const messages = [
        { role: 'system', content: promptOf(knowledge, florin) },
        ...turns,
        { role: 'user', content: question },
      ]
      return readAnswer(await chat(florin, settings, messages), knowledge)
    },
  },
})
