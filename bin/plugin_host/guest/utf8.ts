export class Utf8Encoder {
  readonly encoding = 'utf-8'

  encode(text = ''): Uint8Array {
    const bytes = new Uint8Array(text.length * 3)
    let at = 0
    for (const character of text) {
      let point = character.codePointAt(0)!
      if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd
      if (point < 0x80) bytes[at++] = point
      else {
        const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
        bytes[at++] = ((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more))
        for (let shift = 6 * (more - 1); shift >= 0; shift -= 6) bytes[at++] = 0x80 | ((point >> shift) & 0x3f)
      }
    }
    return bytes.slice(0, at)
  }
}

export class Utf8Decoder {
  readonly encoding = 'utf-8'

  constructor(label = 'utf-8') {
    if (!/^utf-?8$/i.test(label))
      throw new RangeError(`Only UTF-8 is known here, not ${label}: Florin hands over decoded text`)
  }

  decode(bytes: Uint8Array = new Uint8Array(0)): string {
    let out = ''
    for (let i = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0; i < bytes.length;) {
      const lead = bytes[i++]!
      const more = lead < 0x80 ? 0 : lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1
      if (more === 0) out += String.fromCharCode(lead)
      else {
        let point = more < 0 || lead >= 0xf5 ? -1 : lead & (0x3f >> more)
        for (let left = more; point >= 0 && left > 0; left--)
          point = (bytes[i]! & 0xc0) === 0x80 ? (point << 6) | (bytes[i++]! & 0x3f) : -1
        out +=
          point < 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\ufffd' : String.fromCodePoint(point)
      }
    }
    return out
  }
}
