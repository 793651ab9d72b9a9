import type { Writes } from '#database/database'

/**
 * Returns how many there were. One on which a device that shows messages hangs stays, although it lets nobody in: who watches their money
 * by messages need not sign in every month, and a new password still ends them.
 */
export function forgetExpiredSessions(writes: Writes, now: string): Promise<number> {
  return writes.run(
    `DELETE FROM sessions WHERE expires_at < ?
     AND NOT EXISTS (SELECT 1 FROM push_subscriptions WHERE push_subscriptions.session_id = sessions.id)`,
    [now],
  )
}
