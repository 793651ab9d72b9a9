import type { Contributions, DataPermission, Manifest, Permission, PluginKind } from '#sdk'
import { schemaOf } from './instance_state.js'

/** What a plugin may do, in plain sentences for the person who decides about it. */
export interface InstallSentences {
  can_read: string[]
  can_contact: string[]
  keeps: string[]
  can_change: string[]
  cannot: string[]
}

export interface Risk {
  level: 'low' | 'medium' | 'high'
  why: string
}

type Subject = Pick<Manifest, 'permissions' | 'contributes' | 'settings'>

const SUBJECTS: Record<DataPermission['scope'], string> = {
  accounts: 'your accounts',
  categories: 'your categories',
  payees: 'your payees',
  tags: 'your tags',
  transactions: 'transactions',
  month_totals: 'the sums of each month',
  net_worth: 'your net worth',
}

const FIELDS: Record<string, string> = {
  id: 'number in Florin',
  occurred_on: 'date',
  number: 'account number',
  account_number: 'account number',
  base_balance: 'balance',
  raw_description: "the bank's text",
  payee_id: 'payee',
  category_id: 'category',
  account_id: 'account',
}

/** Fields that tell where money is kept, and the scopes that would have them. */
const ACCOUNT_NUMBERS = new Set(['number', 'account_number', 'counterparty'])
const NEAR_ACCOUNT_NUMBERS = new Set<string>(['accounts', 'transactions'])

const CHANGES: Record<Exclude<PluginKind, 'action'>, string> = {
  importer: 'nothing by itself; you look through what it found in a file before it becomes transactions',
  categorizer: 'nothing by itself; proposes categories',
  forecaster: 'nothing; calculates what may come',
  notifier: 'nothing in Florin; sends messages when Florin tells it to',
  connector: 'adds transactions to the accounts that you link',
  price_provider: 'adds exchange rates and prices',
  report: 'nothing; draws a document',
  advisor: 'nothing by itself; proposes changes that you accept one by one',
}

const EFFECTS = {
  none: 'changes nothing',
  read: 'looks something up',
  external_write: 'changes something outside of Florin',
} as const

const MONEY: ReadonlySet<string> = new Set(['transactions', 'accounts', 'month_totals', 'net_worth'])

export function installSentences(manifest: Subject): InstallSentences {
  const { permissions } = manifest
  return {
    can_read: permissions.flatMap(reads),
    can_contact: permissions.flatMap((permission) => contacts(permission, manifest)),
    keeps: permissions.flatMap((permission) => keeps(permission, manifest)),
    can_change: changes(manifest.contributes),
    cannot: cannot(permissions),
  }
}

/** How much harm the plugin could do if it meant harm, and the reason that weighs most. */
export function riskOf({ permissions }: Pick<Manifest, 'permissions'>): Risk {
  const has = (kind: Permission['kind']) => permissions.some((permission) => permission.kind === kind)
  if (permissions.some((permission) => listOfHosts(permission).includes('*')))
    return { level: 'high', why: 'It can send what it knows to any host.' }
  if (has('lan')) return { level: 'high', why: 'It reaches devices of your own network, at the addresses you allow.' }
  const readsMoney = permissions.some((permission) => permission.kind === 'data' && MONEY.has(permission.scope))
  if (readsMoney && (has('http') || has('llm')))
    return { level: 'medium', why: 'It reads money data and contacts the internet.' }
  if (has('secret'))
    return { level: 'medium', why: 'It acts at a provider in your name, with a password or token of yours.' }
  if (has('http')) return { level: 'low', why: 'It contacts the internet, but reads none of your money data.' }
  if (readsMoney) return { level: 'low', why: 'It reads money data, but has no way to send it anywhere.' }
  return { level: 'low', why: 'It sees only what you hand to it and has no way to send it anywhere.' }
}

function reads(permission: Permission): string[] {
  if (permission.kind === 'file') return [withReason(permission.scope, permission.reason)]
  if (permission.kind !== 'data') return []
  const { scope, fields, reason } = permission
  const words = [...new Set(fields.map((field) => FIELDS[field] ?? field.replaceAll('_', ' ')))]
  const withoutNumbers = NEAR_ACCOUNT_NUMBERS.has(scope) && !fields.some((field) => ACCOUNT_NUMBERS.has(field))
  const exception = withoutNumbers ? ', not account numbers' : ''
  return [withReason(`${enumerate(words)} of ${SUBJECTS[scope]}${exception}`, reason)]
}

function contacts(permission: Permission, manifest: Subject): string[] {
  if (permission.kind === 'http') return [withReason(hostInWords(permission.scope, manifest), permission.reason)]
  if (permission.kind === 'lan')
    return [withReason(`the address you enter as “${titleOf(permission.scope, manifest)}”`, permission.reason)]
  if (permission.kind === 'llm') return [withReason('the language model that you set up in Florin', permission.reason)]
  return []
}

function keeps(permission: Permission, manifest: Subject): string[] {
  if (permission.kind === 'store') return [withReason('up to 5 MB of its own data', permission.reason)]
  if (permission.kind !== 'secret') return []
  const hosts = permission.hosts.map((host) => hostInWords(host, manifest))
  return [
    withReason(
      `“${titleOf(permission.scope, manifest)}”, encrypted; it never sees it, and Florin sends it to ${enumerate(hosts)} only`,
      permission.reason,
    ),
  ]
}

const fillsIn = (fields: readonly string[]) =>
  `sees the transactions that your rules hand to it and fills in ${enumerate([...fields])}`

function changes(contributes: Contributions): string[] {
  const kinds = Object.keys(contributes) as PluginKind[]
  const actions = (contributes.action?.actions ?? []).map(
    ({ title, effects, fills }) => `${title}: ${fills ? fillsIn(fills) : EFFECTS[effects]}`,
  )
  return [...kinds.flatMap((kind) => (kind === 'action' ? [] : [CHANGES[kind]])), ...actions]
}

function cannot(permissions: readonly Permission[]): string[] {
  const has = (...kinds: Permission['kind'][]) => permissions.some(({ kind }) => kinds.includes(kind))
  return [
    ...(has('data') ? [] : ['read your accounts or transactions']),
    has('http', 'lan', 'llm') ? 'contact any other host' : 'contact the internet or your network',
    has('file') ? 'open any other file' : 'open files',
    'see what other plugins or other households keep',
    'write into your books past Florin, or without a way to undo it',
  ]
}

function listOfHosts(permission: Permission): readonly string[] {
  if (permission.kind === 'http') return [permission.scope]
  return permission.kind === 'secret' ? permission.hosts : []
}

function hostInWords(host: string, manifest: Subject): string {
  if (host === '*') return 'any host'
  if (host.startsWith('lan:')) return `the address you enter as “${titleOf(host.slice(4), manifest)}”`
  return host.startsWith('*.') ? `every host of ${host.slice(2)}` : host
}

function titleOf(setting: string, { settings }: Subject): string {
  const schema = schemaOf({ settings })
  return Object.hasOwn(schema.properties, setting) ? schema.properties[setting]!.title : setting.replaceAll('_', ' ')
}

const withReason = (what: string, reason: string) => `${what} – ${reason}`

function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
