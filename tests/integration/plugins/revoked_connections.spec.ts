import { test } from '@japa/runner'
import { RevokeConnection } from '#plugins/services/revoke_connection'
import { httpPermission, type Lab, openLab, pluginOf } from '#tests/support/instances'

/** A bank whose consent is ended by `revoke`. */
async function openBank(revoke: string) {
  const plugin = pluginOf(
    `connector: {
       async connect({ input }) { return { unique_id: input.login, title: input.login } },
       async accounts() { return { accounts: [] } },
       async transactions() { return { transactions: [], cursor: null, has_more: false } },
       ${revoke}
     }`,
    {
      contributes: {
        connector: {
          connect: { type: 'object', properties: { login: { type: 'string', title: 'Login' } }, required: ['login'] },
        },
      },
      permissions: [httpPermission('bank.example.com')],
    },
  )
  const lab = await openLab(plugin)
  return { lab, id: await lab.create({ title: 'Bank' }) }
}

function revoker({ database, registry, callInstance }: Lab, longest_wait_ms?: number) {
  const lines: string[] = []
  const write = (about: object, message: string) => void lines.push(`${message} ${JSON.stringify(about)}`)
  const logger = { info: write, warn: write }
  return { lines, revoke: new RevokeConnection({ database, registry, callInstance, logger, longest_wait_ms }) }
}

const runsOf = ({ household }: Lab, id: number) =>
  household.database.read(household.id, (queries) =>
    queries.all<{ method: string; outcome: string }>('SELECT method, outcome FROM plugin_runs WHERE instance_id = ?', [
      id,
    ]),
  )

test.group('The consent of a connection that is deleted', () => {
  test('is ended at the provider', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank('async revoke() { return {} }')
    cleanup(lab.close)
    await lab.connectInstance.handle(lab.household.id, id, { login: 'ada' })
    const { lines, revoke } = revoker(lab)
    await revoke.handle(lab.household.id, id)
    assert.deepInclude(await runsOf(lab, id), { method: 'connector.revoke', outcome: 'ok' })
    assert.lengthOf(lines, 1)
    assert.match(lines[0]!, /consent of a connection was ended/)
    assert.notInclude(lines[0]!, 'ada')
  })

  test('is left alone where there is none', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank('async revoke() { return {} }')
    cleanup(lab.close)
    const { lines, revoke } = revoker(lab)
    await revoke.handle(lab.household.id, id)
    await revoke.handle(lab.household.id, 4711)
    assert.deepEqual([lines, await runsOf(lab, id)], [[], []])
  })

  for (const [what, body, said] of [
    ['cannot be ended', '', /offers no way/],
    [
      'cannot be ended now',
      'async revoke() { throw new Error("The bank sleeps.") }',
      /could not be ended.*The bank sleeps/,
    ],
    [
      'takes too long to end',
      'async revoke() { await new Promise(() => {}) }',
      /could not be ended.*longer than 200 ms/,
    ],
  ] as const)
    test(`never keeps anybody from deleting where it ${what}`, async ({ assert, cleanup }) => {
      const { lab, id } = await openBank(body)
      cleanup(lab.close)
      await lab.connectInstance.handle(lab.household.id, id, { login: 'ada' })
      // Only an answer that never comes is not waited for long.
      const { lines, revoke } = revoker(lab, what === 'takes too long to end' ? 200 : undefined)
      await revoke.handle(lab.household.id, id)
      await lab.editInstances.delete(lab.household.id, id, lab.household.actor)
      assert.lengthOf(lines, 1)
      assert.match(lines[0]!, said)
    })
})
