import { definePlugin, PluginError, readJson } from '@florin/plugin-sdk'
import { isWanted, type Settings, smsForm } from './sms_form.js'

export default definePlugin({
  notifier: {
    async send({ message }, florin) {
      const settings = florin.settings as Settings
      if (!isWanted(message, settings)) return { receipt: null }
      const { account = '', token = '' } = settings
      const response = await florin.http.request({
        method: 'POST',
        url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
        basic_auth: { user: account, password: token },
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: smsForm(message, settings),
      })
      if (response.status === 400)
        throw new PluginError('invalid_settings', `Twilio refuses the message: ${reasonOf(response.body)}`)
      const { sid } = readJson<{ sid?: unknown }>(response, 'Twilio')
      return { receipt: typeof sid === 'string' ? sid.slice(0, 200) : null }
    },
  },
})

/** Twilio says by a number and a sentence which number or sender it does not take. */
function reasonOf(body: string): string {
  try {
    const { code, message } = JSON.parse(body) as { code?: number; message?: string }
    return `${message ?? 'no reason'} (${code ?? 'no code'})`
  } catch {
    return 'no reason'
  }
}
