import { definePlugin, PluginError, requireSuccess } from '@florin/plugin-sdk'
import { slackMessage } from './slack_message.js'

/** Answers that mean that the address leads nowhere any more. */
const GONE = ['no_service', 'no_team', 'channel_not_found', 'channel_is_archived', 'invalid_token', 'no_active_hooks']

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const { webhook = '' } = florin.settings as { webhook?: string }
      const response = await florin.http.request({
        method: 'POST',
        url: webhook,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(slackMessage(message)),
      })
      const said = response.body.trim()
      if (GONE.includes(said))
        throw new PluginError('auth_required', `Slack does not know this webhook any more (${said}). Make a new one.`)
      requireSuccess(response, 'Slack')
      return { receipt: null }
    },
  },
})
