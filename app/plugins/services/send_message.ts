import { randomUUID } from 'node:crypto'
import type { Message } from '#sdk'
import type { CallInstance, CallOptions } from './call_instance.js'

/** Sends a message by a notifier. Whoever tries again passes the first attempt's key, so that it arrives once where the channel can. */
export class SendMessage {
  constructor(private readonly callInstance: Pick<CallInstance, 'handle'>) {}

  async handle(
    householdId: number,
    instanceId: number,
    message: Message,
    { key = randomUUID(), signal }: { key?: string } & Pick<CallOptions, 'signal'> = {},
  ): Promise<{ receipt: string | null }> {
    const request = { message, idempotency_key: key }
    const { value } = await this.callInstance.handle(householdId, instanceId, 'notifier.send', request, { signal })
    return { receipt: value.receipt }
  }
}
