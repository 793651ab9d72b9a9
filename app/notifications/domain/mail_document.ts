import type { Severity } from './notice.js'

export interface MailPart {
  title: string
  /** Plain text. */
  body: string
  severity: Severity
  /** Where to act on it. */
  url: string | null
}

export interface MailWords {
  locale: string
  /** On the button. */
  open: string
  /** Why this person gets it. */
  why: string
  /** The link to where that is changed. */
  change: { label: string; url: string } | null
}

const COLOURS: Record<Severity, string> = { info: '#1f6f4a', warning: '#8a5a00', critical: '#b3261e' }

/** The same words twice: as plain text, and as HTML that mail programs of the last twenty years show. */
export function mailDocument(
  subject: string,
  parts: readonly MailPart[],
  words: MailWords,
): { text: string; html: string } {
  return { text: asText(parts, words), html: asHtml(subject, parts, words) }
}

function asText(parts: readonly MailPart[], { open, why, change }: MailWords): string {
  const told = parts.map(({ title, body, url }) =>
    [...(parts.length > 1 ? [title] : []), body, ...(url ? [`${open}: ${url}`] : [])].filter(Boolean).join('\n\n'),
  )
  const foot = [why, ...(change ? [`${change.label}: ${change.url}`] : [])].join('\n')
  return `${[...told].join('\n\n* * *\n\n')}\n\n-- \n${foot}\n`
}

function asHtml(subject: string, parts: readonly MailPart[], words: MailWords): string {
  const { locale, why, change } = words
  const foot = change
    ? `${escape(why)} <a href="${escape(change.url)}" style="color:#555">${escape(change.label)}</a>`
    : escape(why)
  return `<!doctype html>
<html lang="${escape(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f5f5f2;color:#222;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto">
${parts.map((part) => partAsHtml(part, words)).join('\n')}
<p style="margin:16px 4px;color:#555;font-size:13px">${foot}</p>
</div>
</body>
</html>
`
}

function partAsHtml({ title, body, severity, url }: MailPart, { open }: MailWords): string {
  const button = url
    ? `<p style="margin:20px 0 0"><a href="${escape(url)}" style="display:inline-block;padding:9px 16px;border-radius:6px;background:#1f6f4a;color:#ffffff;text-decoration:none">${escape(open)}</a></p>`
    : ''
  return `<div style="margin-bottom:12px;padding:20px 24px;border-top:4px solid ${COLOURS[severity]};border-radius:8px;background:#ffffff">
<h1 style="margin:0 0 8px;font-size:18px">${escape(title)}</h1>
${paragraphs(body)}${button}
</div>`
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((each) => each.trim() !== '')
    .map((each) => `<p style="margin:0 0 10px">${escape(each).replaceAll('\n', '<br>')}</p>`)
    .join('\n')
}

/** Nothing that a payee or a template says is markup. */
export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
