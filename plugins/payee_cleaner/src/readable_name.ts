/** Services that write their own name before that of the shop. */
const SERVICES = /^(?:paypal|sumup|zettle|izettle|sq|tst|stripe|klarna|mollie|adyen|crv|lsp|pp)\s*[*.]\s*/i
/** Numbers of branches, terminals, cards and days: whatever has digits and stands behind the name. */
const NUMBERS_BEHIND = /(?:[\s,/-]+(?:nr\.?|no\.?|#)?\s*[\d#][\d./:x*-]*)+$/i
const LONGEST = 200

/** The name of a shop out of what a bank wrote; empty where nothing is left of it. */
export function readableName(written: string, alsoRemove: readonly string[]): string {
  const bare = written.trim().replace(SERVICES, '').replace(NUMBERS_BEHIND, '')
  const words = bare.split(/\s+/).filter((word) => word !== '' && !isRemoved(word, alsoRemove))
  return named(words).slice(0, LONGEST)
}

const isRemoved = (word: string, alsoRemove: readonly string[]) =>
  alsoRemove.some((each) => each.toLowerCase() === word.toLowerCase())

/** Capitals throughout are a machine's; whoever writes both knows how a name is written. */
function named(words: readonly string[]): string {
  const text = words.join(' ')
  const isShouted = text === text.toUpperCase() && /\p{L}{4}/u.test(text)
  return isShouted ? words.map(capitalised).join(' ') : text
}

/** What has few letters is an abbreviation, such as DM and H&M. */
function capitalised(word: string): string {
  if (word.replace(/[^\p{L}]/gu, '').length < 4) return word
  return word
    .toLowerCase()
    .replace(/(^|[-.&'])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
