import { test } from '@japa/runner'
import { aliasOf, fileAccounts, findDestinations, type OwnAccount, type Surroundings } from '#imports/domain/statements'

const giro: OwnAccount = {
  id: 1,
  name: 'Girokonto',
  number: 'DE89 3704 0044 0532 0130 00',
  currency: 'EUR',
  isArchived: false,
}
const card: OwnAccount = { id: 2, name: 'Visa', number: null, currency: 'EUR', isArchived: false }
const dollars: OwnAccount = { id: 3, name: 'Dollars', number: null, currency: 'USD', isArchived: false }

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  accounts: [giro, card, dollars],
  aliases: new Map(),
  choices: {},
  uploadedFor: null,
  signature: 'date|amount',
  ...more,
})

const statement = (number: string | null, name: string | null = null, currency: string | null = 'EUR') => ({
  number,
  name,
  currency,
})
const find = (statements: ReturnType<typeof statement>[], more?: Partial<Surroundings>) =>
  findDestinations(fileAccounts(statements).accounts, around(more)).map(
    (found) => found && 'accountId' in found && found.accountId,
  )

test.group('Statements', () => {
  test('are one account when they name the same', ({ assert }) => {
    const { accounts, accountOf } = fileAccounts([statement('111111'), statement('222222'), statement('111111')])
    assert.deepEqual(
      accounts.map(({ number }) => number),
      ['111111', '222222'],
    )
    assert.deepEqual(accountOf, [0, 1, 0])
  })

  test('find their account by its number, whole or as the end of an IBAN', ({ assert }) => {
    assert.deepEqual(find([statement('DE89370400440532013000')]), [1])
    assert.deepEqual(find([statement('532013000')]), [1])
    assert.deepEqual(find([statement('3000')]), [null])
  })

  test('find it by name, as a number or a name', ({ assert }) => {
    assert.deepEqual(find([statement(null, 'VISA')]), [2])
    assert.deepEqual(find([statement('visa')]), [2])
  })

  test('do not go to an account in another currency', ({ assert }) => {
    assert.deepEqual(find([statement(null, 'Visa', 'USD')]), [null])
  })

  test('go where the same ones went before', ({ assert }) => {
    const [unknown] = fileAccounts([statement('777777')]).accounts
    assert.deepEqual(find([statement('777777')], { aliases: new Map([[aliasOf(unknown, 'date|amount'), 2]]) }), [2])
  })

  test('that name nothing are remembered by the columns of the file', ({ assert }) => {
    const [unknown] = fileAccounts([statement(null)]).accounts
    const aliases = new Map([[aliasOf(unknown, 'date|amount'), 2]])
    assert.deepEqual(find([statement(null)], { aliases }), [2])
    assert.deepEqual(find([statement(null)], { aliases, signature: 'other|columns' }), [null])
  })

  test('go where a person says, above all', ({ assert }) => {
    const [{ key }] = fileAccounts([statement('DE89370400440532013000')]).accounts
    assert.deepEqual(find([statement('DE89370400440532013000')], { choices: { [key]: { account_id: 2 } } }), [2])
  })

  test('go to the account the file was uploaded for', ({ assert }) => {
    assert.deepEqual(find([statement('DE89370400440532013000')], { uploadedFor: 2 }), [2])
    assert.deepEqual(find([statement('999999'), statement('888888')], { uploadedFor: 2 }), [2, 2])
    assert.deepEqual(find([statement('DE89370400440532013000'), statement('999999')], { uploadedFor: 2 }), [1, 2])
  })
})
