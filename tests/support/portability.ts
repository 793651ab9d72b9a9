import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { findHousehold } from '#households/services/find_household'
import { exportJournal } from '#ledger/services/export_journal'
import { RestoreHousehold } from '#portability/services/restore_household'
import type { Section } from '#portability/services/section'
import type { TestHousehold } from './household.js'

/** What two exports are compared by. */
export type Document = Record<string, Record<string, unknown>[]>

/** A household as it is exported as JSON. */
export async function exportText({ id }: { id: number }, chosen?: readonly Section[]): Promise<string> {
  const database = await app.container.make('florin.database')
  const exporting = {
    format: 'json' as const,
    household: await findHousehold(database, id),
    sections: chosen ?? (await app.container.make('florin.sections')),
  }
  let text = ''
  await database.read(id, (queries) => exportJournal(queries, exporting, async (piece) => void (text += piece)))
  return text
}

/** Brings the text of an export back into a household. */
export async function restoreText(household: TestHousehold, text: string, chosen?: readonly Section[]) {
  const folder = mkdtempSync(join(tmpdir(), 'florin-restoring-'))
  try {
    const path = join(folder, 'florin.json')
    writeFileSync(path, text)
    const gateway = await app.container.make('florin.gateway')
    const restore = new RestoreHousehold(gateway, chosen ?? (await app.container.make('florin.sections')))
    const { base_currency } = await findHousehold(household.database, household.id)
    return await restore.handle({ id: household.id, base_currency }, path, household.actor)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What each id of a document is called, by its section. */
const ID_SECTIONS = {
  account: 'accounts',
  payee: 'payees',
  tag: 'tags',
  transaction: 'transactions',
  recurring_payment: 'recurring_payments',
  rule: 'rules',
  plugin_instance: 'plugin_instances',
  incoming_webhook: 'incoming_webhooks',
  channel: 'notification_channels',
  import: 'imports',
} as const

type Kind = keyof typeof ID_SECTIONS

const MEMBER_KINDS: Record<string, Kind> = {
  account_id: 'account',
  account_ids: 'account',
  category_id: 'account',
  category_ids: 'account',
  transfer_account_id: 'account',
  parent_id: 'account',
  account: 'account',
  category: 'account',
  recurring_id: 'recurring_payment',
  merged_into_id: 'recurring_payment',
  transaction_id: 'transaction',
  transaction_ids: 'transaction',
  from_id: 'transaction',
  to_id: 'transaction',
  first_id: 'payee',
  second_id: 'payee',
  instance_id: 'plugin_instance',
  instance: 'plugin_instance',
  webhook_id: 'incoming_webhook',
  channels: 'channel',
  rule_id: 'rule',
  import_id: 'import',
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** The document with every id replaced by the place of what it names, and without instants, so that two of them can be compared. */
export function withoutIds(text: string): Document {
  const document = JSON.parse(text) as Document
  const places = new Map<string, string>()
  for (const [kind, section] of Object.entries(ID_SECTIONS))
    for (const [at, { id }] of (document[section] ?? []).entries()) places.set(`${kind} ${String(id)}`, `${kind} ${at}`)
  const named = (kind: Kind, id: unknown) => (typeof id === 'number' ? (places.get(`${kind} ${id}`) ?? null) : id)
  const walk = (value: unknown, kind?: Kind): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, kind))
    if (typeof value === 'string') return INSTANT.test(value) ? 'then' : value
    if (typeof value !== 'object' || value === null) return kind ? named(kind, value) : value
    const { field, by } = value as { field?: string; by?: string }
    return Object.fromEntries(
      Object.entries(value).map(([member, each]) => {
        if (member === 'value' && (field === 'account' || field === 'category')) return [member, walk(each, 'account')]
        // Who set a field is told by name; only rules are things of the household.
        if (member === 'id' && by) return [member, by === 'rule' ? named('rule', each) : undefined]
        return [member, walk(each, MEMBER_KINDS[member])]
      }),
    )
  }
  const { household: _, ...sections } = document
  const told = Object.fromEntries(
    Object.entries(sections).map(([section, entries]) => [
      section,
      Array.isArray(entries) ? entries.map((entry) => walk({ ...entry, id: undefined })) : entries,
    ]),
  )
  return JSON.parse(JSON.stringify(told)) as Document
}
