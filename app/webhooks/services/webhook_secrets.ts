import { shiftInstant } from '#core/clock'
import type { Queries, Writes } from '#database/database'
import type { Keyring, Sealer } from '#secrets/keyring'
import { newSigningSecret } from '../domain/signature.js'

/** For so long a receiver may still check by the secret before. */
const OVERLAP_SECONDS = 86_400

const aboutOf = (webhookId: number) => `webhook_secrets/${webhookId}`

/** Makes a secret and lets the one before end soon. It is told once. */
export async function makeSecret(writes: Writes, keyring: Keyring, webhookId: number, now: string): Promise<string> {
  const sealer = await keyring.sealerIn(writes)
  const secret = newSigningSecret()
  await writes.run('DELETE FROM webhook_secrets WHERE webhook_id = ? AND good_until IS NOT NULL', [webhookId])
  await writes.run('UPDATE webhook_secrets SET good_until = ? WHERE webhook_id = ?', [
    shiftInstant(now, OVERLAP_SECONDS),
    webhookId,
  ])
  const sealed = sealer.seal(secret, aboutOf(webhookId))
  await writes.insert('webhook_secrets', { webhook_id: webhookId, sealed, made_at: now })
  return secret
}

/** Those that messages are signed with now, the newest first. */
export async function openSecrets(queries: Queries, sealer: Sealer, webhookId: number, now: string): Promise<string[]> {
  const rows = await queries.all<{ sealed: string }>(
    'SELECT sealed FROM webhook_secrets WHERE webhook_id = ? AND (good_until IS NULL OR good_until > ?) ORDER BY id DESC',
    [webhookId, now],
  )
  return rows.map(({ sealed }) => sealer.open(sealed, aboutOf(webhookId)))
}
