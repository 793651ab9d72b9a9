import type { Message } from '@florin/plugin-sdk'

/** Limits of Slack's blocks. */
const HEADER_MAX = 150
const SECTION_MAX = 3_000
const MARKS = { info: '', warning: ':warning: ', critical: ':rotating_light: ' }

/** The body of an incoming webhook. Title and text are plain: nothing that a payee is called mentions anybody or becomes a link. */
export function slackMessage({ title, body, severity, url }: Message) {
  const header = { type: 'header', text: plain(MARKS[severity] + title, HEADER_MAX, true) }
  const section = { type: 'section', text: plain(body, SECTION_MAX, false) }
  const button = { type: 'button', text: plain('Open in Florin', 75, false), url }
  return {
    // What notifications of the phone say; there is markup, so what would be some is written out.
    text: escape(title),
    blocks: [header, ...(body ? [section] : []), ...(url === null ? [] : [{ type: 'actions', elements: [button] }])],
  }
}

function plain(text: string, most: number, emoji: boolean) {
  // Half of a surrogate pair is no text.
  const short = text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
  return { type: 'plain_text', text: short, emoji }
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
