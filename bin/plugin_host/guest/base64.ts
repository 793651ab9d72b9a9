const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function encodeBase64(binary: string): string {
  let out = ''
  for (let i = 0; i < binary.length; i += 3) {
    const [a, b, c] = [binary.charCodeAt(i), binary.charCodeAt(i + 1), binary.charCodeAt(i + 2)]
    if (a > 255 || b > 255 || c > 255) throw new RangeError('btoa takes characters up to U+00FF')
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0)
    out += BASE64[bits >> 18]! + BASE64[(bits >> 12) & 63]!
    out +=
      (i + 1 < binary.length ? BASE64[(bits >> 6) & 63]! : '=') + (i + 2 < binary.length ? BASE64[bits & 63]! : '=')
  }
  return out
}

export function decodeBase64(base64: string): string {
  const text = String(base64)
    .replace(/[\t\n\f\r ]/g, '')
    .replace(/={1,2}$/, '')
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw new RangeError('atob takes base64 only')
  let out = ''
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | BASE64.indexOf(text[i]!)
    const kept = ((i + 1) * 6) % 8
    if (i % 4 !== 0) out += String.fromCharCode((bits >> kept) & 255)
  }
  return out
}
