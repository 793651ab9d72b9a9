/** What a plugin gets of a body: text, or base64 where it is none. */
export interface AnswerText {
  body: string
  body_base64?: string
}

const TEXT_TYPES = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript|x-www-form-urlencoded|x-ndjson|graphql)\b)/

/** By the charset the answer names; without one as UTF-8 where it is that, otherwise as Windows-1252, which holds any text. */
export function answerText(body: Buffer, contentType = ''): AnswerText {
  const type = contentType.trim().toLowerCase()
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/.exec(type)?.[1]
  const named = charset === undefined ? undefined : decoded(body, charset, false)
  if (named !== undefined) return { body: named }
  const utf8 = isText(type) ? decoded(body, 'utf-8', true) : undefined
  if (utf8 !== undefined) return { body: utf8 }
  if (TEXT_TYPES.test(type)) return { body: decoded(body, 'windows-1252', false)! }
  return { body: '', body_base64: body.toString('base64') }
}

/** An answer without a type is tried as text. */
const isText = (type: string) => type === '' || TEXT_TYPES.test(type)

function decoded(body: Buffer, charset: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(body)
  } catch {
    // A charset that nobody knows, or bytes that are not of it: the caller tries another.
    return undefined
  }
}
