// eslint-disable-next-line no-control-regex -- The range of ASCII starts with control characters.
const ASCII = /^[\x00-\x7f]*$/

/**
 * Whether plain patterns do. Those that know the letters of all scripts take as long to compile as a small file takes to read, and every
 * call compiles its own.
 */
export const isAscii = (text: string) => ASCII.test(text)

/** A pattern that asks for letters, and the same for text that is ASCII. */
export function lettersOf(source: string): (text: string) => RegExp {
  const [plain, any] = [new RegExp(source.replaceAll('\\p{L}', '[A-Za-z]')), new RegExp(source, 'u')]
  return (text) => (isAscii(text) ? plain : any)
}
