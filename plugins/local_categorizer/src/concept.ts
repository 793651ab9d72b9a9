/** What something that money is spent on, or comes from, can be. */
export interface Concept {
  id: string
  /** Completes "REWE is …". */
  is: string
  /** Starter categories that it can be, the best first. */
  keys: string[]
  /** Words in the names of such categories, in several languages, the most telling first. */
  names: string[]
  direction: 'in' | 'out' | 'either'
}

const split = (text: string) => text.split(' ').filter((item) => item !== '')
export const out = (id: string, is: string, keys: string, names: string): Concept => ({
  id,
  is,
  keys: split(keys),
  names: split(names),
  direction: 'out',
})
export const into = (...given: Parameters<typeof out>): Concept => ({ ...out(...given), direction: 'in' })
export const either = (...given: Parameters<typeof out>): Concept => ({ ...out(...given), direction: 'either' })
