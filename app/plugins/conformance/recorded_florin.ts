import type { HttpRequest, HttpResponse, Manifest } from '#sdk'
import { readCallRequest } from '../broker/call_requests.js'
import { Permits } from '../broker/permits.js'
import { Refusal } from '../broker/refusals.js'
import { defuseHandles, namesIn } from '../domain/secret_handles.js'
import { secretMask } from '../domain/secret_masks.js'
import { PluginFailedException } from '../exceptions.js'
import type { HostOperation } from '../sandbox.js'
import type { FixtureCase, TapeTurn } from './cases.js'

/** Answers one request of a plugin with what a server said, or says. */
export type Answering = (request: HttpRequest, tape: Tape) => Promise<HttpResponse> | HttpResponse

/** The plugin did what its fixtures do not foresee. No outcome of the plugin, so it ends the call. */
export class UnforeseenError extends Error {}

/**
 * Florin as a case of the fixtures describes it: permissions, handles and masks are the broker's own, but nothing leaves this process and
 * nothing is kept.
 */
export class RecordedFlorin {
  readonly asked: HttpRequest[] = []
  readonly store: Map<string, unknown>
  /** Permissions that were needed, as `kind scope`. */
  readonly used = new Set<string>()
  readonly secrets: Map<string, string>
  readonly #permits: Permits
  readonly #tape: Tape

  constructor(
    private readonly manifest: Manifest,
    private readonly fixture: FixtureCase,
    private readonly answer: Answering = fromTape,
    store?: ReadonlyMap<string, unknown>,
  ) {
    this.#permits = new Permits(manifest, grantingAll(manifest, fixture.settings ?? {}))
    this.#tape = new Tape(fixture.tape)
    this.store = new Map(store ?? Object.entries(fixture.store ?? {}))
    this.secrets = new Map(Object.entries(fixture.secrets ?? {}))
  }

  readonly calls = async (operation: HostOperation, json: string): Promise<string> => {
    try {
      return JSON.stringify((await this.#perform(operation, json)) ?? null)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new PluginFailedException(error.reason, this.#mask(error.message), this.manifest.id)
    }
  }

  #perform(operation: HostOperation, json: string): unknown {
    switch (operation) {
      case 'http.request':
        return this.#request(readCallRequest(operation, json))
      case 'data.read':
        return this.#read(readCallRequest(operation, json).scope)
      case 'progress':
        return null
      default:
        return this.#stored(operation, json)
    }
  }

  async #request(request: HttpRequest): Promise<HttpResponse> {
    this.asked.push(request)
    const names = namesIn(JSON.stringify(request))
    const url = new URL(this.#filled(request.url))
    const permit = this.#permits.forRequest(url, request.method)
    this.used.add(`${permit.kind} ${permit.scope}`)
    for (const name of names) {
      this.used.add(`secret ${name}`)
      if (!this.#permits.mayReceive(name, url, permit))
        throw new Refusal('forbidden', `The secret "${name}" may not be sent to ${url.hostname}.`)
    }
    const { body, headers, ...response } = await this.answer(request, this.#tape)
    const mask = (text: string) => this.#mask(defuseHandles(text))
    const masked = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), mask(value)])
    const kept = this.#kept(request, response.status, body)
    const shown = { ...response, headers: Object.fromEntries(masked) as Record<string, string> }
    return { ...shown, body: kept ? '' : mask(body), url: mask(url.href) }
  }

  #kept({ keep_body_as_secret: name }: HttpRequest, status: number, body: string): boolean {
    if (name === undefined || status < 200 || status > 299) return false
    this.#permits.secret(name)
    this.used.add(`secret ${name}`)
    this.secrets.set(name, body.trim())
    return true
  }

  #filled(text: string): string {
    return text.replace(/\{\{secret:([\w.-]+)\}\}/g, (_, name: string) => {
      const value = this.secrets.get(name)
      if (value === undefined) throw new Refusal('auth_required', `There is no secret "${name}" yet.`)
      return value
    })
  }

  #read(scope: string): Record<string, unknown>[] {
    const { fields } = this.#permits.data(scope)
    this.used.add(`data ${scope}`)
    const rows = this.fixture.data?.[scope] ?? []
    return rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])))
  }

  #stored(operation: 'store.get' | 'store.set' | 'store.delete' | 'store.keys', json: string): unknown {
    this.#permits.requireStore()
    for (const { kind, scope } of this.manifest.permissions) if (kind === 'store') this.used.add(`store ${scope}`)
    if (operation === 'store.get') return this.store.get(readCallRequest(operation, json).key)
    if (operation === 'store.delete') return void this.store.delete(readCallRequest(operation, json).key)
    if (operation === 'store.set') {
      const { key, value } = readCallRequest(operation, json)
      return void this.store.set(key, value)
    }
    const { prefix } = readCallRequest(operation, json)
    return [...this.store.keys()].filter((key) => key.startsWith(prefix)).sort()
  }

  #mask(text: string): string {
    return secretMask(this.secrets)(text)
  }
}

/** Every answer once, in the order of the tape among those that fit. */
export class Tape {
  readonly #left: TapeTurn[]

  constructor(turns: readonly TapeTurn[]) {
    this.#left = [...turns]
  }

  take({ method, url, body }: HttpRequest): TapeTurn['response'] | undefined {
    const index = this.#left.findIndex(
      ({ request }) =>
        request.method === method && request.url === url && (request.body === undefined || request.body === body),
    )
    return index < 0 ? undefined : this.#left.splice(index, 1)[0]!.response
  }
}

export function fromTape(request: HttpRequest, tape: Tape): HttpResponse {
  const response = tape.take(request)
  if (response) return { headers: {}, body: '', url: request.url, ...response }
  throw new UnforeseenError(`It asks ${request.method} ${request.url}, which is not on the tape.`)
}

/** Everything the manifest asks for, and the addresses of the settings. */
function grantingAll({ permissions }: Manifest, settings: Record<string, unknown>) {
  const lan = permissions.flatMap(({ kind, scope }) => {
    const address = settings[scope]
    return kind === 'lan' && typeof address === 'string' && URL.canParse(address)
      ? [{ setting: scope, origin: new URL(address).origin }]
      : []
  })
  return { manifest_sha256: '', accepted_at: '', accepted_by: '', permissions, lan }
}
