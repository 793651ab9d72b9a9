import type { Message } from '@florin/plugin-sdk'

/** Gotify's app makes a sound from 4 on and stays on the screen from 8 on. */
const PRIORITY = { info: 3, warning: 5, critical: 8 }

/** The body of Gotify's `POST /message`. */
export function gotifyMessage({ title, body, severity, url }: Message) {
  const extras = {
    'client::display': { contentType: 'text/plain' },
    ...(url === null ? {} : { 'client::notification': { click: { url } } }),
  }
  return { title, message: body || title, priority: PRIORITY[severity], extras }
}
