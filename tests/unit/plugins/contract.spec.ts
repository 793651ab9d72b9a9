import { test } from '@japa/runner'
import { checkColumns, checkDetection, checkManifest, checkParseResult, isColumnMapping } from '#plugins/contract'
import { InvalidManifestException, PluginFailedException } from '#plugins/exceptions'

const COLUMNS = {
  statement: [0],
  line: [2],
  date: ['2024-01-31'],
  amount: ['-4.50'],
  payee: ['Shop'],
  memo: [''],
  external_id: [''],
}
const RESULT = {
  statements: [{ account: { id: null, name: null, currency: 'EUR' }, opening_balance: null, closing_balance: '1.00' }],
  issues: [],
}
const MANIFEST = {
  schema: 'florin-plugin/1',
  id: 'tested',
  name: 'Tested',
  description: 'Is tested.',
  version: '1.0.0',
  api: '^1.0',
  publisher: { name: 'Us' },
  license: 'MIT',
  contributes: { importer: { formats: [{ name: 'X', extensions: ['.x'], media_types: [] }] } },
  permissions: [{ kind: 'file', scope: 'the file', reason: 'It is read to be imported.' }],
}

test.group('Contract with plugins', () => {
  test('takes what has the promised shape', ({ assert }) => {
    assert.deepEqual(checkColumns('p', JSON.stringify(COLUMNS)), COLUMNS)
    assert.deepEqual(checkParseResult('p', JSON.stringify(RESULT)), RESULT)
    assert.equal(checkDetection('p', '{"confidence":0.5}').confidence, 0.5)
    assert.equal(checkManifest('tested', JSON.stringify(MANIFEST)).id, 'tested')
  })

  const badColumns: Record<string, object> = {
    'an amount that is a number': { amount: [-4.5] },
    'an amount with a comma': { amount: ['-4,50'] },
    'an amount without end': { amount: ['1'.repeat(41)] },
    'a date of another form': { date: ['31.01.2024'] },
    'columns of different lengths': { payee: ['Shop', 'Bar'] },
    'a field nobody knows': { colour: ['red'] },
    'a currency that is a sentence': { currency: ['x'.repeat(81)] },
    'a text that is too long': { memo: ['x'.repeat(4_001)] },
    'an object where text should be': { memo: [{ toString: 'x' }] },
  }
  for (const [name, change] of Object.entries(badColumns)) {
    test(`refuses ${name}`, ({ assert }) => {
      assert.throws(() => checkColumns('p', JSON.stringify({ ...COLUMNS, ...change })), PluginFailedException)
    })
  }

  test('refuses a result with too much in it, and a confidence beyond certainty', ({ assert }) => {
    assert.throws(() => checkParseResult('p', JSON.stringify({ ...RESULT, secrets: 1 })), PluginFailedException)
    assert.throws(() => checkParseResult('p', '{"__proto__":{"statements":[],"issues":[]}}'), PluginFailedException)
    assert.throws(() => checkDetection('p', '{"confidence":2}'), PluginFailedException)
  })

  test('refuses what is not JSON', ({ assert }) => {
    for (const text of ['', '{', 'undefined', '{"confidence":1}}'])
      assert.throws(() => checkDetection('p', text), PluginFailedException)
  })

  test('refuses a manifest and says which field is wrong', ({ assert }) => {
    const faults: [object, RegExp][] = [
      [{ id: 'Bad Id' }, /manifest\/id/],
      [{ version: '1' }, /manifest\/version/],
      [{ permissions: [{ kind: 'file', scope: 'x', reason: 'short' }] }, /manifest\/permissions\/0\/reason/],
      [{ contributes: {} }, /manifest\/contributes/],
      [{ extra: true }, /additional properties/],
    ]
    for (const [change, message] of faults) {
      assert.throws(() => checkManifest('tested', JSON.stringify({ ...MANIFEST, ...change })), InvalidManifestException)
      assert.throws(() => checkManifest('tested', JSON.stringify({ ...MANIFEST, ...change })), message)
    }
    assert.throws(() => checkManifest('tested', '{'), /is not JSON/)
  })

  test('knows a mapping when it sees one', ({ assert }) => {
    assert.isTrue(isColumnMapping({ date: 0, amount: 2, payee: [1], date_order: 'dmy' }))
    assert.isFalse(isColumnMapping({ date: 'first' }))
    assert.isFalse(isColumnMapping({ column: 1 }))
  })
})
