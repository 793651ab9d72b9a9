/** `Food, Travel and Rent`. */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'what is gone'
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
