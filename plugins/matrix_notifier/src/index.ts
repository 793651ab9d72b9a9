import { definePlugin, PluginError, readJson } from '@florin/plugin-sdk'
import { matrixMessage } from './matrix_message.js'

interface Settings {
  server?: string
  /** A handle. */
  token?: string
  room?: string
}

export default definePlugin({
  notifier: {
    async send({ message, idempotency_key }, florin) {
      const { server = '', token = '', room = '' } = florin.settings as Settings
      const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/`
      const response = await florin.http.request({
        method: 'PUT',
        // A homeserver that has seen the transaction answers with the event it made then.
        url: server.replace(/\/+$/, '') + path + encodeURIComponent(idempotency_key),
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(matrixMessage(message)),
      })
      if (response.status === 403)
        throw new PluginError('auth_required', 'The account may not write to this room. Invite it and have it join.')
      const wait = response.status === 429 ? waitIn(response.body) : undefined
      if (wait !== undefined)
        throw new PluginError('rate_limited', 'The homeserver asks to be called less often.', {
          retry_after_ms: Math.ceil(wait),
        })
      const { event_id: event } = readJson<{ event_id?: unknown }>(response, 'The homeserver')
      return { receipt: typeof event === 'string' ? event.slice(0, 200) : null }
    },
  },
})

/** Homeservers older than version 1.10 of the specification say in their answer for how long, and not by a header. */
function waitIn(body: string): number | undefined {
  try {
    return (JSON.parse(body) as { retry_after_ms?: number }).retry_after_ms
  } catch {
    return undefined
  }
}
