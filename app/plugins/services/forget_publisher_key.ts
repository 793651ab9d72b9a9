import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import type { Database } from '#database/database'

/** Lets a plugin be signed with another key: the next package that becomes active brings the key that counts from then on. */
@needs('florin.database')
export class ForgetPublisherKey {
  constructor(private readonly database: Database) {}

  async handle(pluginId: string): Promise<void> {
    const forgotten = await this.database.systemWrite((writes) =>
      writes.run('DELETE FROM publisher_keys WHERE plugin_id = ?', [pluginId]),
    )
    if (forgotten === 0) throw new NotFoundException('key')
  }
}
