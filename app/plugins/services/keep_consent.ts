import type { Writes } from '#database/database'
import type { MethodName, Methods } from '#sdk'

/**
 * Keeps what a bank says of the end of its consent. It follows from the connection, so it is part of no change set. Who connects gives a
 * new consent, of which nothing was told yet.
 */
export async function keepConsent<M extends MethodName>(
  writes: Writes,
  instanceId: number,
  method: M,
  reply: Methods[M]['reply'],
): Promise<void> {
  if (method !== 'connector.connect' && method !== 'connector.accounts') return
  const { consent_ends_on: endsOn } = reply as Methods['connector.connect' | 'connector.accounts']['reply']
  if (method === 'connector.connect') {
    const sql = 'UPDATE plugin_instances SET consent_ends_on = ?, consent_told_days = NULL WHERE id = ?'
    await writes.run(sql, [endsOn ?? null, instanceId])
  } else if (endsOn !== undefined) {
    await writes.run('UPDATE plugin_instances SET consent_ends_on = ? WHERE id = ?', [endsOn, instanceId])
  }
}

export async function forgetConsent(writes: Writes, instanceId: number): Promise<void> {
  const sql = 'UPDATE plugin_instances SET consent_ends_on = NULL, consent_told_days = NULL WHERE id = ?'
  await writes.run(sql, [instanceId])
}
