/** Names are the same when they differ by case, width or spaces only. */
export function matchKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

export function tidyName(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}
