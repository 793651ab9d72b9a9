/** What the ids of a document are ids of, by the name of the member. */
const KINDS: Record<string, DocumentId> = {
  account_id: 'account',
  transfer_account_id: 'account',
  category_id: 'account',
  instance: 'plugin_instance',
  webhook_id: 'incoming_webhook',
  channels: 'notification_channel',
}

export type DocumentId = 'account' | 'plugin_instance' | 'incoming_webhook' | 'notification_channel'

type IdOf = (kind: DocumentId, id: number) => number

/** The same document with other ids. It may be anything that is JSON. */
export function documentWithIds(value: unknown, idOf: IdOf, kind?: DocumentId): unknown {
  if (Array.isArray(value)) return value.map((each) => documentWithIds(each, idOf, kind))
  if (typeof value === 'number') return kind ? idOf(kind, value) : value
  if (typeof value !== 'object' || value === null) return value
  const { field } = value as { field?: unknown }
  const isCompared = field === 'account' || field === 'category'
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const own = name === 'value' && isCompared ? 'account' : Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
      return [name, documentWithIds(each, idOf, own)]
    }),
  )
}
