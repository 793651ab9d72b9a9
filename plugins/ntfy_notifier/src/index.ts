import { definePlugin, readJson } from '@florin/plugin-sdk'
import { publication, type Settings } from './publication.js'

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const settings = florin.settings as Settings
      const headers: Record<string, string> = { 'Content-Type': 'application/json' }
      if (settings.token) headers.Authorization = `Bearer ${settings.token}`
      const response = await florin.http.request({
        method: 'POST',
        url: settings.where === 'own' ? (settings.server ?? '') : 'https://ntfy.sh/',
        headers,
        body: JSON.stringify(publication(message, settings)),
      })
      const { id } = readJson<{ id?: unknown }>(response, 'ntfy')
      return { receipt: typeof id === 'string' ? id.slice(0, 200) : null }
    },
  },
})
