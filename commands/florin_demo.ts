import { randomBytes } from 'node:crypto'
import { flags } from '@adonisjs/core/ace'
import { FlorinCommand } from '#http/florin_command'

const DEMO_EMAIL = 'demo@florin.example'

export default class FlorinDemo extends FlorinCommand {
  static commandName = 'florin:demo'
  static description = 'Make a household with five years of made-up data'

  @flags.number({ description: 'How many transactions', default: 2000 })
  declare transactions: number

  @flags.number({ description: 'The same seed makes the same household', default: 1 })
  declare seed: number

  @flags.string({ description: 'The last day, as YYYY-MM-DD; today when not given' })
  declare until?: string

  protected async work() {
    const started = performance.now()
    const { CreateDemo } = await import('#demo/services/create_demo')
    const { CreateHousehold } = await import('#households/services/create_household')
    const gateway = await this.app.container.make('florin.gateway')
    const person = await this.#person()
    const createHousehold = await this.app.container.make(CreateHousehold)
    const { demoHousehold: draft } = await import('#demo/domain/demo_household')
    const household = await createHousehold.handle(draft, person, '127.0.0.1')
    const until = this.until ?? gateway.clock.today(draft.time_zone)
    const actor = { kind: 'user', id: person.id, label: person.name } as const
    const { transactions, seed } = this
    const made = await new CreateDemo(gateway).handle(household, { transactions, seed, until }, actor)
    const seconds = Math.round((performance.now() - started) / 10) / 100
    const { email, password } = person
    const signIn = `Sign in as ${email}${password ? ` with the password ${password}` : ''}.`
    this.print(
      { household, transactions: made, email, password, seconds },
      `Made household ${household} with ${made} transactions in ${seconds} s. ${signIn}`,
    )
  }

  /** The demo's person, made on the first run with a password that is told once. */
  async #person(): Promise<{ id: number; name: string; email: string; password: string | null }> {
    const { default: hash } = await import('@adonisjs/core/services/hash')
    const database = await this.app.container.make('florin.database')
    const clock = await this.app.container.make('florin.clock')
    const known = await database.systemRead((queries) =>
      queries.first<{ id: number; name: string }>('SELECT id, name FROM users WHERE email = ?', [DEMO_EMAIL]),
    )
    if (known) return { ...known, email: DEMO_EMAIL, password: null }
    const password = randomBytes(12).toString('base64url')
    const row = {
      email: DEMO_EMAIL,
      name: 'Demo',
      password_hash: await hash.make(password),
      locale: 'en',
      is_instance_admin: 0,
      created_at: clock.now(),
    }
    return {
      id: await database.systemWrite((writes) => writes.insert('users', row)),
      name: row.name,
      email: DEMO_EMAIL,
      password,
    }
  }
}
