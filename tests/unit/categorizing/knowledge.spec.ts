import { readdirSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { starterSets } from '#ledger/domain/starter_categories'
import { categoryKey } from '#categorizing/domain/category_key'

const FOLDER = new URL('../../../plugins/local_categorizer/', import.meta.url)

/** `concept: name, name` lines of all files of the plugin. */
function lines(folder: string): { concept: string; names: string[] }[] {
  return readdirSync(new URL(`knowledge/${folder}/`, FOLDER)).flatMap((file) =>
    readFileSync(new URL(`knowledge/${folder}/${file}`, FOLDER), 'utf8')
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => {
        const [concept, names] = line.split(':')
        return { concept: concept!, names: names!.split(',').map((name) => name.trim()) }
      }),
  )
}

const concepts = ['concepts', 'income_concepts']
  .map((name) => readFileSync(new URL(`src/${name}.ts`, FOLDER), 'utf8'))
  .join('\n')
const CONCEPT = /\b(?:out|into|either)\(\s*'([^']+)',\s*'[^']+',\s*'([^']*)'/g
const known = new Map([...concepts.matchAll(CONCEPT)].map(([, id, keys]) => [id!, keys!.split(' ').filter(Boolean)]))

test.group('What the categoriser knows of the world', () => {
  test('is more than 3,000 shops and as many words', ({ assert }) => {
    const count = (folder: string) => new Set(lines(folder).flatMap(({ names }) => names)).size
    assert.isAbove(count('merchants'), 3000)
    assert.isAbove(count('words'), 3000)
  })

  test('stands for concepts that there are, in plain small letters', ({ assert }) => {
    for (const { concept, names } of [...lines('merchants'), ...lines('words')]) {
      assert.isTrue(known.has(concept), concept)
      for (const name of names)
        assert.match(name, /^\*?[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N} .&'()+-]*\*?$/u, `${concept}: ${name}`)
    }
  })

  test('leads to starter categories that there are', ({ assert }) => {
    const keys = new Set(
      Object.values(starterSets)
        .flatMap(({ income, expense }) => [...income, ...expense])
        .flatMap(({ name, children = [] }) => [name, ...children])
        .map(categoryKey),
    )
    for (const [id, wanted] of known) for (const key of wanted) assert.isTrue(keys.has(key), `${id}: ${key}`)
  })
})
