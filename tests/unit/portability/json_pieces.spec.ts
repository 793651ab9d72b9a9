import fc from 'fast-check'
import { test } from '@japa/runner'
import { JsonPieces, NotJsonError } from '#portability/domain/json_pieces'

type Document = Record<string, unknown>

/** The document put together again from its pieces, fed in parts of some lengths. */
function reassembled(text: string, lengths: readonly number[]): Document {
  const pieces = new JsonPieces()
  const document: Document = {}
  for (let [from, at] = [0, 0]; from < text.length; at++) {
    const to = from + (lengths[at % lengths.length] ?? text.length)
    for (const { member, value, isEntry } of pieces.feed(text.slice(from, to)))
      if (!isEntry) document[member] = value
      else document[member] = [...((document[member] as unknown[] | undefined) ?? []), value]
    from = to
  }
  pieces.end()
  return document
}

const members = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true })
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

/** An empty list has no entries, so nothing tells of it. */
const told = (document: Document) =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => !(Array.isArray(value) && value.length === 0)))

test.group('Pieces of JSON', () => {
  test('are those of the document, wherever its text is cut', ({ assert }) => {
    fc.assert(
      fc.property(members, lengths, fc.constantFrom(undefined, 2), (document, parts, indent) => {
        const text = JSON.stringify(document, null, indent)
        assert.deepEqual(reassembled(text, parts), told(JSON.parse(text) as Document))
      }),
    )
  })

  test('a text that is cut off is no document', ({ assert }) => {
    fc.assert(
      fc.property(members, lengths, fc.nat(), (document, parts, at) => {
        const text = JSON.stringify(document)
        assert.throws(() => reassembled(text.slice(0, at % text.length), parts), NotJsonError)
      }),
    )
  })

  for (const text of [
    '[]',
    '7',
    '{"a":}',
    '{"a" 1}',
    '{1:2}',
    '{"a":1}{',
    '{"a":1}x',
    '}',
    '{[1]}',
    '{"a":tru}',
    '{"a":[01]}',
  ])
    test(`${text} is none`, ({ assert }) => assert.throws(() => reassembled(text, [3]), NotJsonError))
})
