import type { HashService } from '@adonisjs/core/types'
import type { Clock } from '#core/clock'
import { needs } from '#core/needs'
import type { Database, Queries, Writes } from '#database/database'
import { readInstanceSettings } from './read_instance_settings.js'
import { normaliseEmail } from '../domain/email.js'
import { EmailTakenException, RegistrationClosedException } from '../exceptions.js'
import { CheckPassword } from './check_password.js'

export interface Registration {
  email: string
  password: string
  name: string
  locale: string
}

/** What a new person joins in the same transaction. Bringing one opens a closed registration. Both throw when it is not valid. */
export interface Joining {
  /** Asked before anything else, so that who brings none is not told who has an account, and has no password hashed. */
  require(queries: Queries, email: string): Promise<void>
  join(writes: Writes, user: { id: number; email: string }): Promise<unknown>
}

/** The first person becomes the administrator of the instance and closes the registration behind them. */
@needs('florin.database', 'florin.clock', 'hash', CheckPassword)
export class RegisterUser {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hash: HashService,
    private readonly checkPassword: CheckPassword,
  ) {}

  async handle(registration: Registration, joining?: Joining): Promise<number> {
    const email = normaliseEmail(registration.email)
    await this.database.systemRead(async (queries) => {
      await refuseWhenClosed(queries, joining)
      await joining?.require(queries, email)
    })
    await this.checkPassword.handle(registration.password, [email, registration.name, 'florin'])
    const passwordHash = await this.hash.make(registration.password)
    return this.database.systemWrite(async (writes) => {
      await takeTurns(writes)
      const { isFirst } = await refuseWhenClosed(writes, joining)
      // Somebody else may have used it up by now.
      await joining?.require(writes, email)
      if (await writes.first('SELECT 1 AS taken FROM users WHERE email = ?', [email])) throw new EmailTakenException()
      const id = await writes.insert('users', {
        email,
        name: registration.name,
        password_hash: passwordHash,
        locale: registration.locale,
        is_instance_admin: isFirst ? 1 : 0,
        created_at: this.clock.now(),
      })
      await joining?.join(writes, { id, email })
      return id
    })
  }
}

async function refuseWhenClosed(queries: Queries, joining: Joining | undefined): Promise<{ isFirst: boolean }> {
  const { registrationOpen, hasUsers } = await readInstanceSettings(queries)
  if (!registrationOpen && !joining) throw new RegistrationClosedException()
  return { isFirst: !hasUsers }
}

/** Of two people who register first at the same moment, one is first: the row they both write makes the other one wait. */
async function takeTurns(writes: Writes): Promise<void> {
  await writes.run(
    `INSERT INTO instance_settings (name, value) VALUES ('registration_open', 'false')
     ON CONFLICT (name) DO UPDATE SET value = instance_settings.value`,
  )
}
