import type { Finding } from './finding.js'

/** Words that say where a thing was put, not what it is. */
const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers', 'misc', 'stuff'])

export function meaningfulNames(paths: string[]): Finding[] {
  return paths.flatMap((path) => {
    const word = path.split(/[/_.-]/).find((each) => EMPTY_WORDS.has(each.toLowerCase()))
    return word ? [{ path, line: 1, message: `"${word}" says nothing: name the file after what it does` }] : []
  })
}
