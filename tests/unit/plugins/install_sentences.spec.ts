import { test } from '@japa/runner'
import type { Contributions, Manifest, Permission } from '#sdk'
import { installSentences, riskOf } from '#plugins/domain/install_sentences'

const reason = 'Because it has to.'
const http = (scope: string): Permission => ({ kind: 'http', scope, methods: ['GET'], reason })
const secret = (scope: string, hosts: string[]): Permission => ({ kind: 'secret', scope, hosts, reason })
const lan = (scope: string): Permission => ({ kind: 'lan', scope, methods: ['POST'], reason })
const file: Permission = { kind: 'file', scope: 'the file you import', reason }
const store: Permission = { kind: 'store', scope: 'own data', reason }

function data(scope: 'accounts' | 'transactions' | 'tags' | 'net_worth', ...fields: string[]): Permission {
  return { kind: 'data', scope, fields, reason }
}

const settings: Manifest['settings'] = {
  version: 1,
  schema: {
    type: 'object',
    properties: {
      token: { type: 'string', title: 'Access token', format: 'secret' },
      server: { type: 'string', title: 'Server', format: 'url' },
    },
  },
}

const sentencesOf = (permissions: Permission[], contributes: Contributions = { advisor: {} }) =>
  installSentences({ permissions, contributes, settings })

test.group('The sentences before a plugin is set up', () => {
  test('say what it can read')
    .with([
      [file, 'the file you import – Because it has to.'],
      [
        data('transactions', 'amount', 'occurred_on', 'payee'),
        'amount, date and payee of transactions, not account numbers – Because it has to.',
      ],
      [data('accounts', 'name', 'number'), 'name and account number of your accounts – Because it has to.'],
      [data('tags', 'name'), 'name of your tags – Because it has to.'],
      [data('net_worth', 'month', 'net'), 'month and net of your net worth – Because it has to.'],
    ] as [Permission, string][])
    .run(({ assert }, [permission, sentence]) => {
      assert.deepEqual(sentencesOf([permission]).can_read, [sentence])
    })

  test('say whom it can contact')
    .with([
      [http('api.example.com'), 'api.example.com – Because it has to.'],
      [http('*.example.com'), 'every host of example.com – Because it has to.'],
      [lan('server'), 'the address you enter as “Server” – Because it has to.'],
      [lan('base_url'), 'the address you enter as “base url” – Because it has to.'],
    ] as [Permission, string][])
    .run(({ assert }, [permission, sentence]) => {
      assert.deepEqual(sentencesOf([permission]).can_contact, [sentence])
    })

  test('say what it keeps')
    .with([
      [store, 'up to 5 MB of its own data – Because it has to.'],
      [
        secret('token', ['api.example.com', 'lan:server']),
        '“Access token”, encrypted; it never sees it, and Florin sends it to api.example.com and the address you enter as “Server” only – Because it has to.',
      ],
    ] as [Permission, string][])
    .run(({ assert }, [permission, sentence]) => {
      assert.deepEqual(sentencesOf([permission]).keeps, [sentence])
    })

  test('say what it can change', ({ assert }) => {
    const contributes: Contributions = {
      categorizer: { learns: false },
      action: {
        actions: [
          {
            id: 'call',
            version: 1,
            title: 'Call an address',
            description: '',
            input: { type: 'object', properties: {} },
            effects: 'external_write',
            idempotent: false,
          },
        ],
      },
    }
    assert.deepEqual(sentencesOf([], contributes).can_change, [
      'nothing by itself; proposes categories',
      'Call an address: changes something outside of Florin',
    ])
  })

  test('say what it cannot do, which shrinks as it may do more', ({ assert }) => {
    assert.includeMembers(sentencesOf([]).cannot, [
      'read your accounts or transactions',
      'contact the internet or your network',
      'open files',
    ])
    const { cannot } = sentencesOf([file, http('api.example.com'), data('transactions', 'amount')])
    assert.includeMembers(cannot, ['contact any other host', 'open any other file'])
    assert.notInclude(cannot, 'read your accounts or transactions')
  })

  test('end in a line about the risk')
    .with([
      [[], 'low', /sees only what you hand to it/],
      [[file], 'low', /sees only what you hand to it/],
      [[data('transactions', 'amount')], 'low', /no way to send it/],
      [[http('api.example.com')], 'low', /none of your money data/],
      [[http('api.example.com'), data('tags', 'name')], 'low', /none of your money data/],
      [[http('api.example.com'), data('net_worth', 'net')], 'medium', /reads money data and contacts the internet/],
      [[http('api.example.com'), secret('token', ['api.example.com'])], 'medium', /in your name/],
      [[lan('server')], 'high', /your own network/],
      [[secret('token', ['*'])], 'high', /any host/],
      [[http('*'), data('transactions', 'amount')], 'high', /any host/],
    ] as [Permission[], string, RegExp][])
    .run(({ assert }, [permissions, level, why]) => {
      const risk = riskOf({ permissions })
      assert.equal(risk.level, level)
      assert.match(risk.why, why)
    })
})
