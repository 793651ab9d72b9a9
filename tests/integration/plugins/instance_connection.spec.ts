import { test } from '@japa/runner'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import type { Manifest } from '#sdk'
import { type Lab, httpPermission, openLab, pluginOf, secretPermission } from '#tests/support/instances'

const MANIFEST: Partial<Manifest> = {
  contributes: {
    connector: {
      connect: {
        type: 'object',
        properties: {
          login: { type: 'string', title: 'Login', maxLength: 40 },
          password: { type: 'string', title: 'Password', format: 'secret', maxLength: 40 },
        },
        required: ['login', 'password'],
      },
    },
  },
  permissions: [secretPermission('password', 'bank.example.com'), httpPermission('bank.example.com')],
}

/** A bank that lets everybody in, and tells what it was told. */
const bank = (accounts = 'return { accounts: [], warnings: [florin.secret("password")] }') =>
  pluginOf(
    `connector: {
       async connect({ input }) {
         if (input.login === 'wrong') throw Object.assign(new Error('The bank does not know you.'), { name: 'PluginError', code: 'auth_required' })
         return { unique_id: input.login, title: 'The bank of ' + input.login + ' with ' + input.password }
       },
       async accounts(request, florin) { ${accounts} },
       async transactions() { return { transactions: [], cursor: null, has_more: false } },
     }`,
    MANIFEST,
  )

const connect = ({ connectInstance, household }: Lab, id: number, login: string, password = 'hunter2') =>
  connectInstance.handle(household.id, id, { login, password })

async function openBank(accounts?: string) {
  const lab = await openLab(bank(accounts))
  return { lab, id: await lab.create({ title: 'Bank' }) }
}

test.group('The connection of an instance', () => {
  test('is made with what a person enters once; what is secret stays so', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank()
    cleanup(lab.close)
    assert.deepInclude(await lab.show(id), { state: 'needs_connection', state_reason: 'It is not connected yet.' })
    await assert.rejects(
      () => lab.callInstance.handle(lab.household.id, id, 'connector.accounts', {}),
      'It is not connected yet.',
    )
    await connect(lab, id, 'ada')
    assert.deepInclude(await lab.show(id), { state: 'ready', unique_id: 'ada' })
    const { value } = await lab.callInstance.handle(lab.household.id, id, 'connector.accounts', {})
    assert.deepEqual(value.warnings, ['{{secret:password}}'])
  })

  test('asks for what is missing, where it was entered', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank()
    cleanup(lab.close)
    const given = { login: 3, passwort: 'x' }
    const failure = await lab.connectInstance.handle(lab.household.id, id, given).catch((error: unknown) => error)
    assert.deepEqual(
      (failure as { errors: { pointer: string; code: string }[] }).errors.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      ),
      ['/input/passwort unknown', '/input/login string', '/input/password required'],
    )
  })

  test('is asked for again when the bank wants that, and made for the same login only', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank()
    cleanup(lab.close)
    await connect(lab, id, 'ada')
    lab.replace(
      bank(`throw Object.assign(new Error('Sign in again.'), { name: 'PluginError', code: 'consent_expired' })`),
    )
    await assert.rejects(
      () => lab.callInstance.handle(lab.household.id, id, 'connector.accounts', {}),
      'Sign in again.',
    )
    assert.deepInclude(await lab.show(id), { state: 'needs_connection', state_reason: 'Sign in again.' })

    await assert.rejects(() => connect(lab, id, 'wrong'), 'The bank does not know you.')
    await assert.rejects(() => connect(lab, id, 'eve'), /another connection/)
    const refused = await lab.show(id)
    assert.equal(refused.state, 'needs_connection')
    assert.match(refused.state_reason, /another connection/)
    await connect(lab, id, 'ada')
    assert.deepInclude(await lab.show(id), { state: 'ready', state_reason: '' })
  })

  test('is made once for each login, and free again after a deletion', async ({ assert, cleanup }) => {
    const { lab, id: first } = await openBank()
    cleanup(lab.close)
    await connect(lab, first, 'ada')
    const second = await lab.create({ title: 'Bank again' })
    await assert.rejects(
      () => connect(lab, second, 'ada'),
      'The bank of ada with {{secret:password}} is connected already, as Bank.',
    )
    const { changeSetId } = await lab.editInstances.delete(lab.household.id, first, lab.household.actor)
    await connect(lab, second, 'ada')
    assert.equal((await lab.show(second)).unique_id, 'ada')
    await new UndoChangeSet(lab.gateway).handle(lab.household.id, changeSetId!, lab.household.actor)
    assert.deepInclude(await lab.show(first), { state: 'needs_attention', unique_id: null })
    await assert.rejects(() => connect(lab, first, 'ada'), /connected already, as Bank again\./)
  })

  test('is never on the tape of a failure', async ({ assert, cleanup }) => {
    const { lab, id } = await openBank()
    cleanup(lab.close)
    await assert.rejects(() => connect(lab, id, 'wrong', 'a secret of mine'))
    await assert.rejects(() => lab.exportFailure.handle(lab.household.id, id), /no failed run/)
    const runs = await lab.household.database.read(lab.household.id, (queries) =>
      queries.all('SELECT * FROM plugin_runs WHERE instance_id = ?', [id]),
    )
    assert.equal(runs.length, 1)
    assert.notInclude(JSON.stringify(runs), 'a secret of mine')
    assert.notInclude(JSON.stringify(runs), 'wrong')
  })
})
