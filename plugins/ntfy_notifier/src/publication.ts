import type { Message } from '@florin/plugin-sdk'

export interface Settings {
  topic?: string
  where?: 'ntfy_sh' | 'own'
  server?: string
  /** A handle; absent where no token was entered. */
  token?: string
  priority?: number
}

/** ntfy turns what is longer into an attachment; the limit counts bytes. */
const LONGEST_BYTES = 4_096
const STEPS = { info: 0, warning: 1, critical: 2 }
const TAGS = { info: [], warning: ['warning'], critical: ['rotating_light'] }

/** The body of ntfy's "publish as JSON". */
export function publication({ title, body, severity, url }: Message, { topic, priority = 3 }: Settings) {
  return {
    topic,
    title,
    message: shorten(body || title),
    priority: Math.min(5, priority + STEPS[severity]),
    tags: TAGS[severity],
    ...(url === null ? {} : { click: url }),
  }
}

function shorten(text: string): string {
  if (bytesOf(text) <= LONGEST_BYTES) return text
  let short = text.slice(0, LONGEST_BYTES)
  while (bytesOf(short) > LONGEST_BYTES - 3) short = short.slice(0, -Math.ceil(short.length / 20))
  // Half of a surrogate pair is no text.
  return `${short.replace(/[\ud800-\udbff]$/, '')}…`
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length
