import type { Message } from '@florin/plugin-sdk'

export interface Settings {
  /** A handle. */
  token?: string
  chat?: string
  silent?: boolean
}

/** In UTF-16 units, as JavaScript counts. */
const LONGEST = 4_096
const MARKS = { info: '', warning: '⚠️ ', critical: '🚨 ' }

/** The body of `sendMessage`. It is plain text: nothing that a payee is called becomes markup. */
export function telegramMessage({ title, body, severity, url }: Message, { chat, silent = true }: Settings) {
  const foot = url === null ? '' : `\n\n${url}`
  const text = [`${MARKS[severity]}${title}`, body].filter(Boolean).join('\n\n')
  return {
    chat_id: chat,
    text: shorten(text, LONGEST - foot.length) + foot,
    disable_notification: silent && severity === 'info',
    link_preview_options: { is_disabled: true },
  }
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a surrogate pair is no text.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
