import type { HashService } from '@adonisjs/core/types'
import type { Clock } from '#core/clock'
import { shiftInstant } from '#core/clock'
import { needs } from '#core/needs'
import { randomSecret } from '#core/secret_text'
import type { Database, Writes } from '#database/database'
import {
  ATTEMPTS_KEPT_SECONDS,
  FAILURES_MAX,
  type Failures,
  originOf,
  secondsToWait,
  WINDOW_SECONDS,
} from '../domain/attempts.js'
import { TooManyAttemptsException, WrongCredentialsException } from '../exceptions.js'

/**
 * Says whose password it is, or that it is nobody's. Every attempt counts as failed before it is tried, so that many at once are
 * throttled like many in a row; on PostgreSQL a handful that start in the same millisecond may pass together.
 */
@needs('florin.database', 'florin.clock', 'hash')
export class VerifyPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly hash: HashService,
  ) {}

  async handle(email: string, password: string, ip: string): Promise<number> {
    const attempt = await this.database.systemWrite((writes) => this.#begin(writes, email, ip))
    const user = await this.database.systemRead((queries) =>
      queries.first<{ id: number; password_hash: string }>('SELECT id, password_hash FROM users WHERE email = ?', [
        email,
      ]),
    )
    // An unknown address costs the same time as a known one, or the time would tell them apart.
    const right = await this.hash.verify(user?.password_hash ?? (await this.#decoy()), password)
    if (!user || !right) throw new WrongCredentialsException()
    await this.database.systemWrite((writes) => this.#succeed(writes, attempt))
    return user.id
  }

  async #begin(writes: Writes, email: string, address: string): Promise<number> {
    const ip = originOf(address)
    const now = this.clock.now()
    const waits = [
      secondsToWait(await this.#failures(writes, 'email', email), FAILURES_MAX.email, now),
      secondsToWait(await this.#failures(writes, 'ip', ip), FAILURES_MAX.ip, now),
    ]
    const wait = Math.max(...waits)
    if (wait > 0) throw new TooManyAttemptsException(wait)
    return writes.insert('sign_in_attempts', { email, ip, succeeded: 0, attempted_at: now })
  }

  /**
   * Failures that no success followed: who gets in has shown that the earlier ones were typing errors. Of their own address only, or
   * anybody with an account could try others' without an end by signing in now and then.
   */
  async #failures(writes: Writes, column: 'email' | 'ip', value: string): Promise<Failures> {
    const since = shiftInstant(this.clock.now(), -WINDOW_SECONDS)
    const rows = await writes.all<{ attempted_at: string }>(
      `SELECT attempted_at FROM sign_in_attempts AS failed
       WHERE ${column} = ? AND attempted_at > ? AND succeeded = 0 AND NOT EXISTS (
         SELECT 1 FROM sign_in_attempts AS later
         WHERE later.email = failed.email AND later.${column} = failed.${column} AND later.id > failed.id AND later.succeeded = 1)
       ORDER BY id DESC LIMIT ?`,
      [value, since, FAILURES_MAX[column]],
    )
    return { count: rows.length, oldest: rows.at(-1)?.attempted_at ?? null }
  }

  async #succeed(writes: Writes, attempt: number): Promise<void> {
    const old = shiftInstant(this.clock.now(), -ATTEMPTS_KEPT_SECONDS)
    await writes.run('UPDATE sign_in_attempts SET succeeded = 1 WHERE id = ?', [attempt])
    await writes.run('DELETE FROM sign_in_attempts WHERE attempted_at < ?', [old])
  }

  #decoy(): Promise<string> {
    return (decoy ??= this.hash.make(randomSecret()))
  }
}

let decoy: Promise<string> | undefined
