interface Searchable {
  label: string
  group?: string
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Options that contain every typed word, those whose label begins with the text first; order is kept otherwise. */
export function matchOptions<T extends Searchable>(options: T[], query: string): T[] {
  const typed = fold(query.trim())
  if (typed === '') return options
  const words = typed.split(/\s+/)
  const found = options.filter((option) => {
    const text = fold(`${option.group ?? ''} ${option.label}`)
    return words.every((word) => text.includes(word))
  })
  const first = (option: T) => (fold(option.label).startsWith(typed) ? 0 : 1)
  return found.sort((a, b) => first(a) - first(b))
}
