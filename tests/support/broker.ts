import { once } from 'node:events'
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import app from '@adonisjs/core/services/app'
import type { HttpRequest, HttpResponse, Manifest, Permission } from '#sdk'
import { Broker, type BrokeredCall, type BrokerParts } from '#plugins/broker/broker'
import type { Network } from '#plugins/broker/network'
import { UsageBook } from '#plugins/broker/usage'
import { pluginData } from '#start/plugin_data'
import { makeAuthority } from './certificates.js'
import { makeHousehold, type TestHousehold } from './household.js'

/** An address out in the internet; whatever is sent there in a test arrives at a server of the test. */
export const PUBLIC_ADDRESS = '93.184.216.34'

export interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  /** What the client asked for by SNI. */
  serverName: string | false
}

export type Answer = (request: Seen, response: ServerResponse) => void

const authority = makeAuthority()

/** A server that speaks TLS for some names, remembers what it was asked and answers as it is told. */
export async function startServer(
  names: string[],
  answer: Answer,
  { tls = true, trusted = true, encoding = 'utf8' as BufferEncoding } = {},
) {
  const seen: Seen[] = []
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers, socket } = request
      const serverName = 'servername' in socket ? (socket.servername as string | false) : false
      const asked = { method: method!, path: url!, headers, body: Buffer.concat(chunks).toString(encoding), serverName }
      seen.push(asked)
      answer(asked, response)
    })
  }
  const issuer = trusted ? authority : makeAuthority('Somebody else')
  const server: Server = tls ? createServer(issuer.issue(names, ['127.0.0.1']), handle) : createPlain(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    seen,
    port,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export interface TestNetwork extends Network {
  /** Where each connection was made to. */
  dialled: { addresses: readonly string[]; port: number }[]
  lookups: string[]
}

/**
 * A network of names. Public addresses are those of servers on this machine: `servers` says on which port what is meant for a port
 * out there listens. A name with several lists answers one after the other, as a name that is rebound does.
 */
export function testNetwork(
  names: Record<string, string[] | string[][]>,
  servers: Record<number, number> = {},
  { ownPort = 3333, isOwnNetworkOpen = true } = {},
): TestNetwork {
  const turns = new Map<string, number>()
  const network: TestNetwork = {
    dialled: [],
    lookups: [],
    authorities: [authority.certificate],
    ownPort,
    isOwnNetworkOpen,
    ownAddresses: () => ['127.0.0.1', '::1', '192.168.1.2', '198.40.10.10'],
    resolve(host) {
      network.lookups.push(host)
      const known = names[host]
      if (!known) return Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
      if (!Array.isArray(known[0])) return Promise.resolve(known as string[])
      const turn = turns.get(host) ?? 0
      turns.set(host, turn + 1)
      return Promise.resolve((known as string[][])[Math.min(turn, known.length - 1)]!)
    },
    dial(addresses, port) {
      network.dialled.push({ addresses, port })
      return connect({ host: '127.0.0.1', port: servers[port] ?? 9 })
    },
  }
  return network
}

export function manifestWith(permissions: Permission[]): Manifest {
  return {
    schema: 'florin-plugin/1',
    id: 'org.example.tested',
    name: 'Tested',
    description: 'A plugin of a test.',
    version: '1.2.3',
    api: '^1.0',
    publisher: { name: 'Tests' },
    license: 'MIT',
    contributes: { price_provider: { serves: ['rates'] } },
    permissions,
  }
}

export const httpTo = (
  scope: string,
  methods: ('GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[] = ['GET'],
): Permission => ({
  kind: 'http',
  scope,
  methods,
  reason: 'To test it.',
})

export const secretFor = (scope: string, ...hosts: string[]): Permission => ({
  kind: 'secret',
  scope,
  hosts,
  reason: 'To test it.',
})

export interface BrokeredInstance {
  household: TestHousehold
  instanceId: number
  request(request: Partial<HttpRequest> & { url: string }, signal?: AbortSignal): Promise<HttpResponse>
  ask(operation: Parameters<ReturnType<Broker['callsFor']>>[0], request: object): Promise<unknown>
  keepSecret(name: string, value: string): Promise<void>
  /** The next call, in a server that has forgotten everything. */
  again(): Promise<BrokeredInstance>
  parts: BrokerParts
}

export async function makeInstance(household: TestHousehold): Promise<number> {
  return household.database.write(household.id, (writes) =>
    writes.insert('plugin_instances', {
      plugin_id: 'org.example.tested',
      title: 'Tested',
      created_at: '2026-01-01T00:00:00.000Z',
    }),
  )
}

interface Circumstances extends Partial<BrokerParts> {
  lan?: BrokeredCall['grants']['lan']
  granted?: Permission[]
  of?: { household: TestHousehold; instanceId: number }
}

/** An instance with permissions its owner agreed to, and what the broker answers one call of it. */
export async function brokeredInstance(
  permissions: Permission[],
  { network, lan = [], granted = permissions, of, ...more }: Circumstances = {},
): Promise<BrokeredInstance> {
  const household = of?.household ?? (await makeHousehold())
  const instanceId = of?.instanceId ?? (await makeInstance(household))
  const secrets = await app.container.make('florin.pluginSecrets')
  const clock = await app.container.make('florin.clock')
  const parts: BrokerParts = {
    database: household.database,
    clock,
    secrets,
    usage: new UsageBook(household.database, clock),
    network: network ?? testNetwork({}),
    data: pluginData,
    ...more,
  }
  const calls = new Broker(parts).callsFor({
    householdId: household.id,
    instanceId,
    pluginId: 'org.example.tested',
    manifest: manifestWith(permissions),
    grants: { manifest_sha256: '', accepted_at: '', accepted_by: '', permissions: granted, lan },
  })
  const never = new AbortController().signal
  return {
    household,
    instanceId,
    parts,
    async request(request, signal = never) {
      return JSON.parse(
        await calls('http.request', JSON.stringify({ method: 'GET', ...request }), signal),
      ) as HttpResponse
    },
    async ask(operation, request) {
      return JSON.parse(await calls(operation, JSON.stringify(request), never)) as unknown
    },
    keepSecret: (name, value) =>
      household.database.write(household.id, (writes) => secrets.keep(writes, instanceId, name, value)),
    again: () => brokeredInstance(permissions, { network, lan, granted, ...more, of: { household, instanceId } }),
  }
}

export const API_HOST = 'api.example.com'

/** An instance that may do anything at one host, and the server that is this host. */
export async function atOneHost(
  answer: Answer,
  circumstances: Circumstances = {},
  tls: Parameters<typeof startServer>[2] = {},
) {
  const server = await startServer([API_HOST], answer, tls)
  const network = testNetwork({ [API_HOST]: [PUBLIC_ADDRESS] }, { 443: server.port })
  const permission = httpTo(API_HOST, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
  return { server, network, instance: await brokeredInstance([permission], { network, ...circumstances }) }
}
