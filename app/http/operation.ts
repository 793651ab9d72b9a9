import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { VineValidator } from '@vinejs/vine'

export const API_PREFIX = '/api/v1'

export type Role = 'viewer' | 'member' | 'admin' | 'owner'

const rank: Record<Role, number> = { viewer: 0, member: 1, admin: 2, owner: 3 }

/** Whether a role is the least one asked for, or more. */
export const reaches = (role: Role, least: Role) => rank[role] >= rank[least]

/** What an API token may be allowed to do. A signed-in person is limited by role alone. */
export const scopes = [
  'ledger:read',
  'ledger:write',
  'imports:read',
  'imports:write',
  'rules:read',
  'rules:write',
  'automations:read',
  'automations:write',
  'plugins:read',
  'plugins:manage',
  'household:read',
  'household:manage',
] as const
export type Scope = (typeof scopes)[number]

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- VineJS types its validators by their schema; any schema will do here.
type AnyValidator = VineValidator<any, any>

/** Everything there is to know about an endpoint beside its code. OpenAPI, authorisation and the isolation test are derived from it. */
export interface Operation {
  summary: string
  /**
   * `public` needs nobody signed in, `user` somebody, `household` somebody with a household.
   * API tokens belong to a household and reach `household` operations only.
   */
  access: 'public' | 'user' | 'household'
  /** The least role in the household; for `household` operations. */
  role?: Role
  /** Only for administrators of the instance; for `user` operations. */
  instanceAdmin?: boolean
  /** What an API token needs; an operation without one is not for tokens. */
  scope?: Scope
  query?: AnyValidator
  body?: AnyValidator
  /** The body of a success; absent when there is none. */
  responds?: AnyValidator
  /** The status of a success; 200, or 204 without a body. */
  status?: number
  /** Also answers 202, with the same body, where the work goes on after the answer. */
  mayGoOn?: boolean
  /** Media types other than JSON. */
  accepts?: string
  produces?: string
}

export interface RegisteredOperation extends Operation {
  method: Method
  /** The path below the prefix, with `:name` parameters. */
  path: string
}

const operations = new Map<string, RegisteredOperation>()
const components = new Map<string, object>()

/** Names a JSON Schema that validators refer to, for what they cannot say themselves, such as a tree. */
export function defineComponent(name: string, schema: object): void {
  components.set(name, schema)
}

export function definedComponents(): Record<string, object> {
  return Object.fromEntries(components)
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- The router types a controller by its constructor, which may take anything.
type Controller = () => Promise<{ default: new (...args: any[]) => any }>

/** Registers an endpoint: `endpoint('GET /accounts/:id', [AccountsController, 'show'], { … })`. Numeric ids are matched by the route. */
export function endpoint(address: `${Method} /${string}`, handler: [Controller, string], operation: Operation): void {
  const [method, path] = address.split(' ') as [Method, string]
  const route = router.route(API_PREFIX + path, [method], handler).as(address)
  for (const name of numericParameters(path)) route.where(name, WHOLE_NUMBER)
  operations.set(address, { ...operation, method, path })
}

/** What is longer names nothing, and is no longer exact as a number either. */
const WHOLE_NUMBER = { match: /^\d{1,15}$/, cast: Number }

/** The parameters of a path that are ids. */
export function numericParameters(path: string): string[] {
  return [...path.matchAll(/:(\w*id|run)\b/g)].map(([, name]) => name)
}

export function registeredOperations(): readonly RegisteredOperation[] {
  return [...operations.values()]
}

/** The operation that a request was routed to; undefined for pages and assets. */
export function operationOf(ctx: HttpContext): RegisteredOperation | undefined {
  return operations.get(ctx.route?.name ?? '')
}
