import type { Message } from '@florin/plugin-sdk'

/** Events have at most 64 KB, and the text is in them twice. */
const LONGEST = 8_000
const MARKS = { info: '', warning: '⚠️ ', critical: '🚨 ' }

/** The content of an `m.room.message`: the same words as text and as HTML, in which nothing that a payee is called is markup. */
export function matrixMessage({ title, body, severity, url }: Message) {
  const [head, text] = [`${MARKS[severity]}${title}`, body.slice(0, LONGEST)]
  const link = url === null ? '' : `<p><a href="${escape(url)}">${escape(url)}</a></p>`
  return {
    msgtype: 'm.text',
    body: [head, text, url ?? ''].filter(Boolean).join('\n\n'),
    format: 'org.matrix.custom.html',
    formatted_body: `<p><strong>${escape(head)}</strong></p><p>${escape(text).replaceAll('\n', '<br>')}</p>${link}`,
  }
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
