import { Utf8Decoder, Utf8Encoder } from './utf8.js'

/** Writes every character but those that `keeps` says may stay as the percent-encoded bytes of its UTF-8. */
export function percentEncode(text: string, keeps: (character: string) => boolean): string {
  let out = ''
  for (const character of text) {
    if (keeps(character)) out += character
    else
      for (const byte of new Utf8Encoder().encode(character))
        out += `%${(byte + 256).toString(16).slice(1).toUpperCase()}`
  }
  return out
}

/** Reads percent-encoded bytes as UTF-8; a percent sign that begins none stays. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = new Uint8Array(run.length / 3)
    for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(run.slice(i * 3 + 1, i * 3 + 3), 16)
    return new Utf8Decoder().decode(bytes)
  })
}
