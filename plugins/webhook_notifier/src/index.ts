import { definePlugin, type HttpRequest, requireSuccess } from '@florin/plugin-sdk'

interface Settings {
  url?: string
  /** A handle; absent where no secret was entered. */
  secret?: string
  secret_header?: string
}

/** What Florin signs a message with, rather than showing the secret to the receiver. */
const SIGNATURE = 'webhook-signature'

export default definePlugin({
  notifier: {
    async send({ message, idempotency_key }, florin) {
      const { url = '', secret, secret_header = SIGNATURE } = florin.settings as Settings
      const headers: Record<string, string> = {
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotency_key,
      }
      const body = JSON.stringify({ ...message, id: idempotency_key, sent_at: florin.now })
      const request: HttpRequest = { method: 'POST', url, headers, body }
      if (secret && secret_header === SIGNATURE) request.sign_with = { secret, id: idempotency_key }
      else if (secret) headers[secret_header] = secret_header === 'Authorization' ? `Bearer ${secret}` : secret
      const response = await florin.http.request(request)
      requireSuccess(response, 'The webhook')
      return { receipt: null }
    },
  },
})
