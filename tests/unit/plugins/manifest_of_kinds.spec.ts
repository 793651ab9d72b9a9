import { test } from '@japa/runner'
import { checkManifest } from '#plugins/contract'

const FORM = {
  type: 'object',
  properties: {
    server: { type: 'string', title: 'Address', format: 'url', maxLength: 200 },
    mode: { type: 'string', title: 'Mode', enum: ['a', 'b'], enumTitles: ['A', 'B'], default: 'a' },
    token: { type: 'string', title: 'Token', format: 'secret', maxLength: 200 },
    groups: { type: 'array', title: 'Groups', maxItems: 10, items: { type: 'string', maxLength: 50 } },
    account: { type: 'string', title: 'Account', 'x-picker': 'account' },
  },
  required: ['server'],
  conditional: [{ field: 'mode', is: 'b', then: ['token'] }],
}
const REASON = 'It is needed for the tests.'
const MANIFEST = {
  schema: 'florin-plugin/1',
  id: 'tested',
  name: 'Tested',
  description: 'Is tested.',
  version: '1.0.0',
  api: '^1.0',
  publisher: { name: 'Us' },
  license: 'MIT',
  contributes: {
    categorizer: { learns: false },
    forecaster: { frequencies: ['month'] },
    notifier: { idempotent: true },
    price_provider: { serves: ['rates'] },
    report: { parameters: { type: 'object', properties: {} } },
    action: {
      actions: [
        {
          id: 'do_it',
          version: 1,
          title: 'Do it',
          description: 'Does it.',
          input: FORM,
          effects: 'none',
          idempotent: true,
        },
      ],
    },
    advisor: {},
  } as object,
  permissions: [
    { kind: 'http', scope: 'api.example.com', methods: ['GET'], reason: REASON },
    { kind: 'http', scope: '*.example.org', methods: ['POST'], reason: REASON },
    { kind: 'secret', scope: 'token', hosts: ['api.example.com', 'lan:server'], reason: REASON },
    { kind: 'data', scope: 'month_totals', fields: ['month', 'amount'], reason: REASON },
    { kind: 'store', scope: 'what it saw', reason: REASON },
    { kind: 'lan', scope: 'server', methods: ['POST'], reason: REASON },
  ] as object[],
  settings: { version: 1, schema: FORM as object },
  schedule: { default_minutes: 60, least_minutes: 15 },
}

const check = (change: object) => checkManifest('tested', JSON.stringify({ ...MANIFEST, ...change }))
const withField = (field: object) => ({
  settings: { version: 1, schema: { ...FORM, properties: { ...FORM.properties, field } } },
})
const withForm = (change: object) => ({ settings: { version: 1, schema: { ...FORM, ...change } } })
const withPermission = (permission: object) => ({
  permissions: [...MANIFEST.permissions, { reason: REASON, ...permission }],
})

test.group('Manifests of all kinds', () => {
  test('a manifest with everything is good', ({ assert }) => {
    assert.equal(check({}).id, 'tested')
    const connector = { connector: { connect: FORM } }
    const kept = { kind: 'secret', scope: 'access_url', hosts: ['*.example.org'], reason: REASON }
    assert.equal(check({ contributes: connector, permissions: [...MANIFEST.permissions, kept] }).id, 'tested')
  })

  const badFields: Record<string, object> = {
    'a text without a longest length': { type: 'string', title: 'T' },
    'a list without a largest count': { type: 'array', title: 'T', items: { type: 'string', maxLength: 9 } },
    'a list of texts without a longest length': { type: 'array', title: 'T', maxItems: 3, items: { type: 'string' } },
    'a pattern': { type: 'string', title: 'T', maxLength: 9, pattern: '(a+)+$' },
    'a reference': { $ref: '#/definitions/x' },
    'an object in the form': { type: 'object', title: 'T', properties: {} },
    'a list of lists': { type: 'array', title: 'T', maxItems: 3, items: { type: 'array', maxItems: 3 } },
    'a format nobody knows': { type: 'string', title: 'T', maxLength: 9, format: 'regex' },
    'a secret with a default': { type: 'string', title: 'T', maxLength: 9, format: 'secret', default: 'x' },
    'a secret that goes nowhere': { type: 'string', title: 'T', maxLength: 9, format: 'secret' },
    'a default that is no choice': { type: 'string', title: 'T', enum: ['a'], default: 'b' },
    'a default of another type': { type: 'integer', title: 'T', default: 'one' },
    'a default out of range': { type: 'integer', title: 'T', maximum: 5, default: 6 },
    'a range upside down': { type: 'number', title: 'T', minimum: 5, maximum: 4 },
    'titles that do not fit': { type: 'string', title: 'T', enum: ['a', 'b'], enumTitles: ['A'] },
    'no title': { type: 'boolean' },
  }
  for (const [name, field] of Object.entries(badFields)) {
    test(`refuses ${name}`, ({ assert }) => assert.throws(() => check(withField(field)), /plugin\.json/))
  }

  const many = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}`, { type: 'boolean', title: 'T' }]))
  const long = Object.fromEntries(
    Array.from({ length: 150 }, (_, at) => [`f${at}`, { type: 'boolean', title: 'T', description: 'x'.repeat(500) }]),
  )
  const others: [string, object, RegExp][] = [
    ['more than 200 fields', withForm({ properties: many, required: [], conditional: [] }), /more than 200/],
    ['a form over 64 KB', withForm({ properties: long, required: [], conditional: [] }), /larger than 64 KB/],
    ['a required field that is none', withForm({ required: ['nobody'] }), /"nobody" is required/],
    ['a field called __proto__', withForm({ required: ['__proto__'] }), /pattern/],
    [
      'a condition on itself',
      withForm({ conditional: [{ field: 'mode', is: 'a', then: ['mode'] }] }),
      /depend on itself/,
    ],
    ['a condition on nothing', withForm({ conditional: [{ field: 'x', is: 'a', then: ['mode'] }] }), /not a field/],
    ['a keyword beside the fields', withForm({ additionalProperties: true }), /additional properties/],
    ['an address as a host', withPermission({ kind: 'http', scope: '127.0.0.1', methods: ['GET'] }), /scope/],
    ['a host with a port', withPermission({ kind: 'http', scope: 'a.example.com:8080', methods: ['GET'] }), /scope/],
    ['a host for everything', withPermission({ kind: 'http', scope: '*', methods: ['GET'] }), /scope/],
    ['a whole top-level domain', withPermission({ kind: 'http', scope: '*.com', methods: ['GET'] }), /scope/],
    ['a host without methods', withPermission({ kind: 'http', scope: 'b.example.com' }), /methods/],
    ['a method nobody knows', withPermission({ kind: 'http', scope: 'b.example.com', methods: ['TRACE'] }), /methods/],
    ['a permission twice', withPermission(MANIFEST.permissions[0]!), /stands there twice/],
    ['data of another scope', withPermission({ kind: 'data', scope: 'passwords', fields: ['hash'] }), /scope/],
    [
      'a network address that is no setting',
      withPermission({ kind: 'lan', scope: 'mode', methods: ['GET'] }),
      /format url/,
    ],
    [
      'a secret for a host it may not reach',
      {
        permissions: [
          ...MANIFEST.permissions.slice(0, 2),
          { kind: 'secret', scope: 'token', hosts: ['evil.example.net'], reason: REASON },
          ...MANIFEST.permissions.slice(3),
        ],
      },
      /no permission lets it reach/,
    ],
    ['a schedule below its own least', { schedule: { default_minutes: 5, least_minutes: 15 } }, /least interval/],
    ['a kind nobody knows', { contributes: { miner: {} } }, /additional properties/],
    ['a manifest without end', { description: 'x'.repeat(140_000) }, /128 KB/],
  ]
  for (const [name, change, message] of others) {
    test(`refuses ${name}`, ({ assert }) => assert.throws(() => check(change), message))
  }
})
