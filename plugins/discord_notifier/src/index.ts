import { definePlugin, PluginError, readJson } from '@florin/plugin-sdk'
import { discordMessage } from './discord_message.js'

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const { webhook = '' } = florin.settings as { webhook?: string }
      const response = await florin.http.request({
        method: 'POST',
        // Waiting has Discord say whether the message was made, and what it is called.
        url: `${webhook}?wait=true`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(discordMessage(message)),
      })
      if (response.status === 404)
        throw new PluginError('auth_required', 'Discord does not know this webhook any more. Make a new one.')
      const { id } = readJson<{ id?: unknown }>(response, 'Discord')
      return { receipt: typeof id === 'string' ? id.slice(0, 200) : null }
    },
  },
})
