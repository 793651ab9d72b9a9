import type { Message } from '@florin/plugin-sdk'

/** Limits of Discord's embeds. */
const TITLE_MAX = 256
const DESCRIPTION_MAX = 4_096
const COLOURS = { info: 0x1f6f4a, warning: 0xc98a00, critical: 0xb3261e }

/** The body of Discord's "execute webhook". Nobody is mentioned, whatever a payee is called. */
export function discordMessage({ title, body, severity, url }: Message) {
  const embed = {
    title: shorten(title, TITLE_MAX),
    description: shorten(escape(body), DESCRIPTION_MAX),
    color: COLOURS[severity],
    ...(url === null ? {} : { url }),
  }
  return { embeds: [embed], allowed_mentions: { parse: [] } }
}

/** The description of an embed is Markdown. */
const escape = (text: string) => text.replace(/[\\*_~`|>[\]()#-]/g, '\\$&')

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a surrogate pair is no text, and half of an escape is one of what follows.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff\\]$/, '')}…`
}
