import { test } from '@japa/runner'
import fc from 'fast-check'
import { lineAt, placeInJson } from '#lib/features/rules/place_in_json.ts'

/** Every value inside of a value, with its pointer. */
function partsOf(value: unknown, pointer = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]]
  const inner = Object.entries(value).flatMap(([key, part]) =>
    partsOf(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
  return [[pointer, value], ...inner]
}

/** Names as conditions have them: without characters that JSON escapes. */
const name = fc.stringMatching(/^[a-z_~/]{1,5}$/)
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
})).value

test.group('A place in JSON', () => {
  test('is the text of what the pointer names', ({ assert }) => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        for (const [pointer, part] of partsOf(value)) {
          const { start, end } = placeInJson(text, pointer)
          assert.deepEqual(JSON.parse(text.slice(start, end)), JSON.parse(JSON.stringify(part)))
        }
      }),
    )
  })

  test('is the part around what is not there, and ends for texts that are no JSON', ({ assert }) => {
    const text = '{\n  "all": [\n    { "field": "payee" }\n  ]\n}'
    const place = (pointer: string) => {
      const { start, end } = placeInJson(text, pointer)
      return [text.slice(start, end), lineAt(text, start)]
    }
    assert.deepEqual(place('/all/0/value'), ['{ "field": "payee" }', 3])
    assert.deepEqual(place('/any/0'), [text, 1])
    fc.assert(fc.property(fc.string(), name, (broken, key) => placeInJson(broken, `/${key}/0`).end <= broken.length))
    fc.assert(
      fc.property(json, fc.nat(30), name, (value, length, key) => {
        placeInJson(JSON.stringify(value).slice(0, length), `/${key}/0/${key}`)
      }),
    )
  })
})
