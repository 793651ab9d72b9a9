import { definePlugin, requireSuccess } from '@florin/plugin-sdk'

interface Settings {
  url?: string
  /** A handle; absent where no secret was entered. */
  secret?: string
  secret_header?: string
}

export default definePlugin({
  notifier: {
    async send({ message, idempotency_key }, florin) {
      const { url = '', secret, secret_header = 'X-Florin-Secret' } = florin.settings as Settings
      const headers: Record<string, string> = {
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotency_key,
      }
      if (secret) headers[secret_header] = secret_header === 'Authorization' ? `Bearer ${secret}` : secret
      const body = JSON.stringify({ ...message, id: idempotency_key, sent_at: florin.now })
      const response = await florin.http.request({ method: 'POST', url, headers, body })
      requireSuccess(response, 'The webhook')
      return { receipt: null }
    },
  },
})
