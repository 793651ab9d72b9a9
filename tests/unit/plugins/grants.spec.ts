import { test } from '@japa/runner'
import type { Permission } from '#sdk'
import { permissionsInForce, permissionsPending } from '#plugins/domain/grants'

const reason = 'Because it has to.'
const http = (...methods: ('GET' | 'POST')[]): Permission => ({
  kind: 'http',
  scope: 'api.example.com',
  methods,
  reason,
})
const data = (...fields: string[]): Permission => ({ kind: 'data', scope: 'transactions', fields, reason })
const token = (...hosts: string[]): Permission => ({ kind: 'secret', scope: 'token', hosts, reason })
const store: Permission = { kind: 'store', scope: 'own data', reason }

test.group('Grants', () => {
  test('leave in force what is asked for and agreed to')
    .with([
      { asked: [store], granted: [store], inForce: [store], pending: [] },
      { asked: [store], granted: [], inForce: [], pending: [store] },
      { asked: [], granted: [store], inForce: [], pending: [] },
      { asked: [http('GET', 'POST')], granted: [http('GET')], inForce: [http('GET')], pending: [http('POST')] },
      { asked: [http('POST')], granted: [http('GET')], inForce: [], pending: [http('POST')] },
      { asked: [data('amount')], granted: [data('amount', 'payee')], inForce: [data('amount')], pending: [] },
      {
        asked: [token('a.example', 'b.example')],
        granted: [token('a.example')],
        inForce: [token('a.example')],
        pending: [token('b.example')],
      },
    ])
    .run(({ assert }, { asked, granted, inForce, pending }) => {
      assert.deepEqual(permissionsInForce(asked, granted), inForce)
      assert.deepEqual(permissionsPending(asked, granted), pending)
    })

  test('of one host do not stretch to another', ({ assert }) => {
    const other: Permission = { kind: 'http', scope: 'evil.example.com', methods: ['GET'], reason }
    assert.deepEqual(permissionsInForce([other], [http('GET')]), [])
    assert.deepEqual(permissionsPending([other], [http('GET')]), [other])
  })
})
