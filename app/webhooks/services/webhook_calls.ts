import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { decodeCursor, type Page, PAGE_LIMIT_DEFAULT, pageOf } from '#core/pagination'
import type { Database, Value } from '#database/database'
import { announceCall } from './receive_call.js'

export interface WebhookCall {
  id: number
  incoming_webhook_id: number
  outcome: 'accepted' | 'refused' | 'repeated' | 'stopped'
  code: string
  message: string
  body: string
  depth: number
  runs: number
  ip: string
  received_at: string
}

const COLUMNS = 'id, incoming_webhook_id, outcome, code, message, body, depth, runs, ip, received_at'

/** What came in, the newest first, and running one of it again. */
@needs('florin.database', 'florin.clock')
export class WebhookCalls {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(
    householdId: number,
    { webhook, cursor, limit = PAGE_LIMIT_DEFAULT }: { webhook?: number; cursor?: string; limit?: number },
  ): Promise<Page<WebhookCall>> {
    const [before] = decodeCursor(cursor, 1) ?? [Number.MAX_SAFE_INTEGER]
    const ofWebhook = webhook === undefined ? '' : 'AND incoming_webhook_id = ?'
    const params: Value[] = [Number(before), ...(webhook === undefined ? [] : [webhook]), limit + 1]
    const rows = await this.database.read(householdId, (queries) =>
      queries.all<WebhookCall>(
        `SELECT ${COLUMNS} FROM webhook_calls WHERE id < ? ${ofWebhook} ORDER BY id DESC LIMIT ?`,
        params,
      ),
    )
    return pageOf(rows, limit, ({ id }) => [id])
  }

  /** Tells whoever listens once more. A person asks for it, so it begins a new chain. */
  async rerun(householdId: number, id: number): Promise<void> {
    await this.database.write(householdId, async (writes) => {
      const call = await writes.first<WebhookCall>(
        `SELECT ${COLUMNS} FROM webhook_calls WHERE id = ? AND outcome = 'accepted'`,
        [id],
      )
      if (!call) throw new NotFoundException('call that was taken')
      await writes.run('UPDATE webhook_calls SET runs = runs + 1 WHERE id = ?', [id])
      const told = { id, webhookId: call.incoming_webhook_id, body: call.body, depth: 0 }
      await announceCall(writes, told, this.clock.now())
    })
  }
}
