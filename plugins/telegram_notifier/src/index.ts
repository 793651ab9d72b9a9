import { definePlugin, PluginError, readJson } from '@florin/plugin-sdk'
import { type Settings, telegramMessage } from './telegram_message.js'

/** What the Bot API answers, also when it refuses. */
interface Answer {
  ok?: boolean
  description?: string
  result?: { message_id?: number }
  parameters?: { retry_after?: number }
}

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const settings = florin.settings as Settings
      const response = await florin.http.request({
        method: 'POST',
        url: `https://api.telegram.org/bot${settings.token ?? ''}/sendMessage`,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(telegramMessage(message, settings)),
      })
      // A token that names no bot is no place to Telegram.
      if (response.status === 404) throw new PluginError('auth_required', 'Telegram knows no bot with this token.')
      if (response.status === 403)
        throw new PluginError(
          'auth_required',
          'The bot may not write to this chat. Write to it first, or add it to the group.',
        )
      const wait = response.status === 429 ? waitIn(response.body) : undefined
      if (wait !== undefined)
        throw new PluginError('rate_limited', 'Telegram asks to be called less often.', {
          retry_after_ms: Math.ceil(wait * 1_000),
        })
      const { ok, description, result } = readJson<Answer>(response, 'Telegram')
      if (ok !== true)
        throw new PluginError('invalid_input', `Telegram refuses the message: ${description ?? 'no reason'}.`)
      return { receipt: result?.message_id === undefined ? null : String(result.message_id) }
    },
  },
})

/** In seconds, and in its answer, Telegram says for how long it wants to be left alone. */
function waitIn(body: string): number | undefined {
  try {
    return (JSON.parse(body) as Answer).parameters?.retry_after
  } catch {
    return undefined
  }
}
