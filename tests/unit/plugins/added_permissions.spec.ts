import { test } from '@japa/runner'
import fc from 'fast-check'
import { addedPermissions } from '#plugins/domain/added_permissions'
import type { DataPermission, HttpMethod, HttpPermission, Permission, SecretPermission } from '#sdk'

const reason = 'It is needed.'
const http = (scope: string, ...methods: HttpMethod[]): HttpPermission => ({ kind: 'http', scope, methods, reason })
const secret = (scope: string, ...hosts: string[]): SecretPermission => ({ kind: 'secret', scope, hosts, reason })
const data = (scope: DataPermission['scope'], ...fields: string[]): DataPermission => ({
  kind: 'data',
  scope,
  fields,
  reason,
})
const file = (scope: string): Permission => ({ kind: 'file', scope, reason })

const CASES: Record<string, [granted: Permission[], asked: Permission[], added: Permission[]]> = {
  'the same': [[http('a.example', 'GET')], [http('a.example', 'GET')], []],
  less: [[http('a.example', 'GET', 'POST'), file('f')], [http('a.example', 'GET')], []],
  'another reason': [[file('f')], [{ ...file('f'), reason: 'Another one.' }], []],
  'other words for the one file there is': [[file('the file')], [file('the file you import')], []],
  'a new kind': [[file('f')], [file('f'), http('a.example', 'GET')], [http('a.example', 'GET')]],
  'a new host': [[http('a.example', 'GET')], [http('b.example', 'GET')], [http('b.example', 'GET')]],
  'a new method': [[http('a.example', 'GET')], [http('a.example', 'GET', 'POST')], [http('a.example', 'POST')]],
  'a host below a wildcard': [[http('*.a.example', 'GET')], [http('x.a.example', 'GET')], []],
  'a host two below a wildcard': [
    [http('*.a.example', 'GET')],
    [http('y.x.a.example', 'GET')],
    [http('y.x.a.example', 'GET')],
  ],
  'the host above a wildcard': [[http('*.a.example', 'GET')], [http('a.example', 'GET')], [http('a.example', 'GET')]],
  'a host that only looks alike': [
    [http('*.a.example', 'GET')],
    [http('x.ba.example', 'GET')],
    [http('x.ba.example', 'GET')],
  ],
  'a wildcard over a host': [[http('x.a.example', 'GET')], [http('*.a.example', 'GET')], [http('*.a.example', 'GET')]],
  'another port': [[http('a.example', 'GET')], [http('a.example:8443', 'GET')], [http('a.example:8443', 'GET')]],
  'a method of another host': [
    [http('a.example', 'GET'), http('b.example', 'POST')],
    [http('a.example', 'GET', 'POST')],
    [http('a.example', 'POST')],
  ],
  'a new host for a secret': [
    [secret('key', 'a.example')],
    [secret('key', 'a.example', 'b.example')],
    [secret('key', 'b.example')],
  ],
  'another secret': [[secret('key', 'a.example')], [secret('token', 'a.example')], [secret('token', 'a.example')]],
  'a new field': [[data('payees', 'name')], [data('payees', 'name', 'id')], [data('payees', 'id')]],
  'other data': [[data('payees', 'name')], [data('accounts', 'name')], [data('accounts', 'name')]],
}

const anyPermission: fc.Arbitrary<Permission> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a.example', '*.a.example', 'b.a.example'),
      fc.subarray(['GET', 'POST'] as HttpMethod[], { minLength: 1 }),
    )
    .map(([scope, methods]) => http(scope, ...methods)),
  fc
    .tuple(fc.constantFrom('key', 'token'), fc.subarray(['a.example', 'b.example'], { minLength: 1 }))
    .map(([scope, hosts]) => secret(scope, ...hosts)),
  fc
    .tuple(
      fc.constantFrom<DataPermission['scope']>('payees', 'accounts'),
      fc.subarray(['id', 'name'], { minLength: 1 }),
    )
    .map(([scope, fields]) => data(scope, ...fields)),
  fc.constant(file('f')),
)

test.group('Added permissions', () => {
  for (const [name, [granted, asked, added]] of Object.entries(CASES)) {
    test(`of ${name}`, ({ assert }) => assert.deepEqual(addedPermissions(granted, asked), added))
  }

  test('are everything at first, and nothing once they were granted', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.array(anyPermission, { maxLength: 5 }),
        fc.array(anyPermission, { maxLength: 5 }),
        (granted, asked) => {
          assert.deepEqual(addedPermissions([], asked), asked)
          assert.deepEqual(addedPermissions([...granted, ...asked], asked), [])
          const added = addedPermissions(granted, asked)
          assert.deepEqual(addedPermissions([...granted, ...added], asked), [])
        },
      ),
    )
  })
})
