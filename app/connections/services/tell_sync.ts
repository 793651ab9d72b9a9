import type { Causation } from '#changes/domain/origin'
import { announce } from '#changes/services/announce'
import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { Notify } from '#notifications/services/notify'
import { ENDED } from '#plugins/domain/consent'
import { PluginFailedException, SandboxUnavailableException } from '#plugins/exceptions'
import { findInstance } from '#plugins/services/instance_rows'
import { tellConsent } from './tell_consent.js'

/** A bank that answers with these wants the person to consent again. */
const CONSENT_CODES: readonly string[] = ['auth_required', 'consent_expired']

type Ended = { outcome: { batches: readonly { counts: { new: number } }[] } } | { failure: unknown }

interface Parts {
  database: Database
  clock: Clock
  notify: Pick<Notify, 'inside'>
}

/** Announces how a sync ended. One that never began, because it is not connected or plugins are stopped, is no news. */
export async function tellSync(
  { database, clock, notify }: Parts,
  householdId: number,
  instanceId: number,
  ended: Ended,
  causation?: Causation,
): Promise<void> {
  const code = 'failure' in ended ? codeOf(ended.failure) : ''
  if (code === undefined) return
  await database.write(householdId, async (writes) => {
    const instance = await findInstance(writes, instanceId)
    if (!instance) return
    const { title: connection, plugin_id: plugin } = instance
    const about = { instance_id: instanceId, connection, plugin, ...(causation && { causation }) }
    if ('outcome' in ended) {
      const added = ended.outcome.batches.reduce((sum, { counts }) => sum + counts.new, 0)
      await announce(writes, 'sync.succeeded', { ...about, added })
      return
    }
    await announce(writes, 'sync.failed', { ...about, code })
    if (!CONSENT_CODES.includes(code)) return
    const now = clock.now()
    await tellConsent(writes, notify, instance, { nearness: ENDED, today: now.slice(0, 10), now, causation })
  })
}

function codeOf(failure: unknown): string | undefined {
  if (failure instanceof PluginFailedException || failure instanceof SandboxUnavailableException) return failure.reason
  return undefined
}
