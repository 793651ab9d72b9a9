import type { ServerResponse } from 'node:http'
import { registry } from '#plugins/main'
import type { InstanceDraft } from '#plugins/services/edit_instances'
import type { Message } from '#sdk'
import { PUBLIC_ADDRESS, type Seen, startServer, testNetwork } from './broker.js'
import { openLab } from './instances.js'

export const MESSAGE: Message = {
  title: 'Groceries <are> over',
  body: 'Over *400.00* EUR [now](https://evil.example).\n\n@everyone',
  severity: 'critical',
  url: 'https://florin.example.org/alerts/1',
}

export type Answer = (seen: Seen, response: ServerResponse) => void

export const json = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/** A bundled notifier in the real sandbox, behind the real broker, and a server that answers as its provider. */
export async function openNotifier(id: string, host: string, answer: Answer, draft: Partial<InstanceDraft>) {
  const server = await startServer([host], answer)
  const network = testNetwork({ [host]: [PUBLIC_ADDRESS] }, { 443: server.port })
  const lab = await openLab(registry.find(id)!, { network })
  const instance = await lab.create({ title: id, ...draft })
  return {
    seen: server.seen,
    send: async (message: Partial<Message> = {}, key = 'notification-1-7-1') => {
      const request = { message: { ...MESSAGE, ...message }, idempotency_key: key }
      return (await lab.callInstance.handle(lab.household.id, instance, 'notifier.send', request)).value.receipt
    },
    state: async () => (await lab.show(instance)).state,
    async close() {
      lab.close()
      server.close()
      await lab.usage.flush()
    },
  }
}
