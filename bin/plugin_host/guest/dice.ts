const { imul } = Math
const NativeRangeError = RangeError
const NativeTypeError = TypeError

const LARGEST_REQUEST = 65_536

/** xoshiro128**: small, quick, and the same sequence for the same four words. */
export function dice(seed: readonly number[]): () => number {
  let [a = 0, b = 0, c = 0, d = 1] = seed
  return () => {
    const mixed = imul(b, 5)
    const result = imul((mixed << 7) | (mixed >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
}

/** `crypto` as far as ids and nonces need it. It rolls the dice of the call, so it is no source of keys. */
export function makeCrypto(next: () => number) {
  function getRandomValues<T extends ArrayBufferView>(array: T): T {
    if (!ArrayBuffer.isView(array)) throw new NativeTypeError('getRandomValues takes a typed array of integers')
    if (array.byteLength > LARGEST_REQUEST)
      throw new NativeRangeError(`getRandomValues fills ${LARGEST_REQUEST} bytes at most`)
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let i = 0; i < bytes.length; i++) bytes[i] = next() >>> 24
    return array
  }

  function randomUUID(): string {
    const bytes = getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6]! & 0x0f) | 0x40
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    let text = ''
    for (let i = 0; i < 16; i++) {
      if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
      text += (bytes[i]! + 256).toString(16).slice(1)
    }
    return text
  }

  return Object.freeze({ getRandomValues, randomUUID })
}
