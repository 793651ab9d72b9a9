import type { RegisteredOperation } from '#http/operation'

/** Ids of somebody's rows, by what they are ids of. */
export type Ids = Record<string, number>

/** What an `:id` in a path stands for, by the path up to it. A new endpoint with an id needs a line here, and a row in `strangers.ts`. */
const PATH_KINDS: Record<string, string> = {
  '/accounts/:id': 'account',
  '/alert-incidents/:id': 'alert_incident',
  '/alerts/:id': 'alert',
  '/anomalies/:id': 'anomaly',
  '/automation-approvals/:id': 'automation_approval',
  '/automation-runs/:id': 'automation_run',
  '/automation-steps/:id': 'automation_step',
  '/automations/:id': 'automation',
  '/budget/categories/:id': 'category',
  '/categories/:id': 'category',
  '/goals/:id': 'goal',
  '/change-sets/:id': 'change_set',
  '/import-mappings/:id': 'import_mapping',
  '/imports/:id': 'import_batch',
  '/insights/:id': 'insight',
  '/invitations/:id': 'invitation',
  '/job-runs/:id': 'job_run',
  '/members/:id': 'membership',
  '/ml/models/:id': 'categorizer_model',
  '/notification-deliveries/:id': 'notification_delivery',
  '/notifications/:id': 'notification',
  '/payees/:id': 'payee',
  '/plugin-instances/:id': 'plugin_instance',
  '/plugin-instances/:id/runs/:run': 'plugin_run',
  '/push-subscriptions/:id': 'push_subscription',
  '/rates/:id': 'rate',
  '/recurring-payments/:id': 'recurring_payment',
  '/rules/:id': 'rule',
  '/sessions/:id': 'session',
  '/tags/:id': 'tag',
  '/tokens/:id': 'token',
  '/transactions/:id': 'transaction',
  '/incoming-webhooks/:id': 'incoming_webhook',
  '/webhook-calls/:id': 'webhook_call',
  '/webhook-deliveries/:id': 'webhook_delivery',
  '/webhooks/:id': 'webhook',
}

/** Path parameters that name nothing of anybody: bundled plugins are the same for all. */
const SHARED_PARAMETERS: Record<string, string> = {
  '/plugins/:plugin': 'csv-import',
  '/jobs/:name': 'jobs.forget_runs',
  '/plugin-catalogue/:plugin': 'org.example.bank',
  '/plugin-packages/:id': '1',
  '/calendar/:token': 'nobodys.ics',
  '/notification-templates/:topic': 'all',
  '/notification-templates/:topic/:locale': 'en',
}

/** What an id in a body or query stands for, by the name of the field. */
const FIELD_KINDS: Record<string, string> = {
  account_id: 'account',
  account_ids: 'account',
  goal_ids: 'goal',
  transfer_account_id: 'account',
  account: 'account',
  category_id: 'category',
  category_ids: 'category',
  from_category_id: 'category',
  to_category_id: 'category',
  category: 'category',
  parent_id: 'category',
  payee_id: 'payee',
  payee: 'payee',
  first: 'payee',
  second: 'payee',
  tag: 'tag',
  batch: 'import_batch',
  household_id: 'household',
  transaction_ids: 'transaction',
  change_set_id: 'change_set',
  channel_id: 'notification_channel',
  notification_id: 'notification',
  webhook_id: 'webhook',
  incoming_webhook_id: 'incoming_webhook',
  transaction_id: 'transaction',
  automation: 'automation',
  automation_id: 'automation',
  alert_id: 'alert',
  recurring_id: 'recurring_payment',
  run_id: 'automation_run',
  pass_id: 'automation_pass',
  from: 'transaction',
  to: 'transaction',
}

/** Fields whose type does not say what they accept. */
const SAMPLES: Record<string, unknown> = {
  currency: 'EUR',
  base_currency: 'EUR',
  period: '2026-03',
  from: 'EUR',
  to: 'USD',
  time_zone: 'Europe/Vienna',
  locale: 'en',
  rate: '1.5',
  amount: '1.00',
  income: '1.00',
  savings: '1.00',
  opening_balance: '1.00',
  likeness_percent: 50,
  color: '#aabbcc',
  password: 'meadow lantern 73 quartz',
  input: {},
}

/** Trees that carry ids where no schema shows them. */
const TREES: Record<string, (ids: Ids) => unknown> = {
  condition: ({ account }) => ({ field: 'account', op: 'is', value: account }),
  unless: ({ account }) => ({ field: 'account', op: 'is', value: account }),
  document: ({ account }) => balanceOf(account),
  blueprint: () => ({
    ...{ schema: 'blueprint/1', id: 'sample', name: 'Sample', description: '' },
    inputs: { account: { type: 'account', label: 'Account' } },
    document: balanceOf({ input: 'account' }),
  }),
  values: ({ account }) => ({ account }),
  rule_set: () => ({
    schema: 'rules/1',
    references: [{ kind: 'category', id: 1, name: 'Sample' }],
    rules: [ruleOfFile],
  }),
  meanings: ({ category }) => [{ kind: 'category', id: 1, here: category }],
  actions: ({ category }) => [{ type: 'set_category', category_id: category }],
}

/** A rule of a file, whose ids mean nothing by themselves. */
const ruleOfFile = {
  name: 'Sample',
  stage: 'main',
  condition: { field: 'payee', op: 'is_empty' },
  actions: [{ type: 'set_category', category_id: 1 }],
  stop: false,
  tests: [],
}

/** An automation that looks at an account. */
const balanceOf = (account: unknown) => ({
  schema: 'automation/1',
  triggers: [{ type: 'manual' }],
  steps: [{ id: 'look', use: 'balance@1', with: { account_id: account } }],
})

interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  format?: string
}

export class UnknownIdError extends Error {}

/** The address of an operation with somebody's ids in it; throws when nobody said what an id stands for. */
export function addressOf({ method, path }: RegisteredOperation, ids: Ids): string {
  return path.replace(/:\w+/g, (parameter, at: number) => {
    const key = path.slice(0, at) + parameter
    if (key in SHARED_PARAMETERS) return SHARED_PARAMETERS[key]
    return String(idFor(PATH_KINDS[key], ids, `${method} ${path}`))
  })
}

export const namesRows = ({ path }: RegisteredOperation) => Object.keys(PATH_KINDS).some((key) => path.startsWith(key))

/** Bodies to send: the least there must be, and that with each optional part that carries an id. */
export function bodiesOf(operation: RegisteredOperation, ids: Ids): Record<string, unknown>[] {
  if (!operation.body) return []
  const schema = operation.body.toJSONSchema() as Schema
  const make = (name: string) => sampleOf(name, schema.properties![name], operation, ids)
  const least = Object.fromEntries((schema.required ?? []).map((name) => [name, make(name)]))
  const optional = Object.keys(schema.properties ?? {}).filter(
    (name) => !(name in least) && carriesId(name, schema.properties![name]),
  )
  return [least, ...optional.map((name) => ({ ...least, [name]: make(name) }))]
}

/** Query strings with each filter by somebody's id. */
export function queriesOf(operation: RegisteredOperation, ids: Ids): string[] {
  if (!operation.query) return []
  const { properties = {} } = operation.query.toJSONSchema() as Schema
  const names = Object.keys(properties).filter((name) => carriesId(name, properties[name]))
  return names.map((name) => `?${name}=${String(sampleOf(name, properties[name], operation, ids))}`)
}

/** Whether the body names rows by their ids; then a stranger's ids must be refused. */
export function carriesIds(operation: RegisteredOperation, body: Record<string, unknown>): boolean {
  const { properties = {} } = operation.body!.toJSONSchema() as Schema
  return Object.keys(body).some((name) => carriesId(name, properties[name]))
}

function carriesId(name: string, schema: Schema): boolean {
  if (name in TREES) return true
  if (isType(schema, 'array'))
    return carriesId(name.replace(/s$/, ''), schema.items ?? {}) || carriesId(name, schema.items ?? {})
  if (isType(schema, 'object'))
    return Object.entries(schema.properties ?? {}).some(([key, property]) => carriesId(key, property))
  return isNumber(schema) && (name in FIELD_KINDS || /(^|_)ids?$/.test(name) || name === 'into')
}

function sampleOf(name: string, schema: Schema, operation: RegisteredOperation, ids: Ids): unknown {
  if (isNumber(schema)) return numberFor(name, operation, ids)
  if (schema.enum) return schema.enum[0]
  if (name in TREES) return TREES[name](ids)
  if (schema.format === 'date' || /_on$|^on$/.test(name)) return '2026-03-31'
  if (name in SAMPLES) return SAMPLES[name]
  if (isType(schema, 'array')) return schema.items ? [sampleOf(name, schema.items, operation, ids)] : []
  if (isType(schema, 'object')) {
    const wanted = Object.entries(schema.properties ?? {}).filter(
      ([key, property]) => schema.required?.includes(key) || carriesId(key, property),
    )
    return Object.fromEntries(wanted.map(([key, property]) => [key, sampleOf(key, property, operation, ids)]))
  }
  if (isType(schema, 'boolean')) return true
  if (schema.format === 'email') return 'stranger@example.net'
  return 'a sample'
}

function numberFor(name: string, operation: RegisteredOperation, ids: Ids): number {
  const address = `${operation.method} ${operation.path}, field ${name}`
  if (name in FIELD_KINDS) return idFor(FIELD_KINDS[name], ids, address)
  // `ids` and `into` are ids of what the path is about.
  if (name === 'ids' || name === 'into') return idFor(PATH_KINDS[`/${operation.path.split('/')[1]}/:id`], ids, address)
  if (/(^|_)ids?$/.test(name)) throw new UnknownIdError(`${address}: say in samples.ts what it is an id of`)
  return name in SAMPLES ? (SAMPLES[name] as number) : 1
}

function idFor(kind: string | undefined, ids: Ids, where: string): number {
  if (kind === undefined) throw new UnknownIdError(`${where}: say in samples.ts what its id is an id of`)
  if (!(kind in ids)) throw new UnknownIdError(`${where}: strangers.ts makes no ${kind}`)
  return ids[kind]
}

const isType = ({ type }: Schema, wanted: string) => (Array.isArray(type) ? type.includes(wanted) : type === wanted)
const isNumber = (schema: Schema) => isType(schema, 'number') || isType(schema, 'integer')
