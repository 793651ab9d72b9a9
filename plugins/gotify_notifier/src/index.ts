import { definePlugin, readJson } from '@florin/plugin-sdk'
import { gotifyMessage } from './gotify_message.js'

interface Settings {
  server?: string
  /** A handle. */
  token?: string
}

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const { server = '', token = '' } = florin.settings as Settings
      const response = await florin.http.request({
        method: 'POST',
        url: `${server.replace(/\/+$/, '')}/message`,
        headers: { 'Content-Type': 'application/json', 'X-Gotify-Key': token },
        body: JSON.stringify(gotifyMessage(message)),
      })
      const { id } = readJson<{ id?: unknown }>(response, 'Gotify')
      return { receipt: typeof id === 'number' ? String(id) : null }
    },
  },
})
