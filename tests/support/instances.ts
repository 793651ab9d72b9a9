import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { Gateway } from '#changes/gateway'
import { LiveEvents } from '#http/live_events'
import { Broker } from '#plugins/broker/broker'
import type { Network } from '#plugins/broker/network'
import type { LoadedPlugin } from '#plugins/registry'
import { ScheduledWorks } from '#plugins/scheduled_work'
import { BringSettingsUpToDate } from '#plugins/services/bring_settings_up_to_date'
import { CallInstance } from '#plugins/services/call_instance'
import { ConnectInstance } from '#plugins/services/connect_instance'
import { EditInstances, type InstanceDraft } from '#plugins/services/edit_instances'
import { ExportFailure } from '#plugins/services/export_failure'
import { MigrateSettings } from '#plugins/services/migrate_settings'
import { PresentInstances } from '#plugins/services/present_instances'
import { ReleaseInstance } from '#plugins/services/release_instance'
import { RunDueInstances } from '#plugins/services/run_due_instances'
import { TryInstance } from '#plugins/services/try_instance'
import type { Manifest, Permission } from '#sdk'
import { derivations } from '#start/derivations'
import { pluginData } from '#start/plugin_data'
import { testNetwork } from './broker.js'
import { makeHousehold, type TestHousehold } from './household.js'
import { bundleOf, openSandbox } from './sandbox.js'

const reason = 'To be tested with.'

/** A notifier whose `send` does `body`; `request` and `florin` are what the method was given. */
export function notifierThat(body: string, more: Partial<Manifest> & { migrate?: string } = {}): LoadedPlugin {
  return pluginOf(`notifier: { async send(request, florin) { ${body} } }`, {
    contributes: { notifier: { idempotent: false } },
    ...more,
  })
}

/** A plugin of some members, such as `report: { async build(request, florin) { … } }`. */
export function pluginOf(
  members: string,
  { migrate, ...more }: Partial<Manifest> & { migrate?: string },
): LoadedPlugin {
  const migration = migrate ? `, migrateSettings(from) { ${migrate} }` : ''
  const manifest: Manifest = {
    schema: 'florin-plugin/1',
    id: 'org.example.tested',
    name: 'Tested',
    description: 'A plugin of a test.',
    version: '1.0.0',
    api: '^1.0',
    publisher: { name: 'Tests' },
    license: 'MIT',
    contributes: {},
    permissions: [],
    ...more,
  }
  const bundle = bundleOf(`var florinPlugin = { default: { ${members}${migration} } }`)
  return { manifest, level: 'unsigned', bundle: { ...bundle, pluginId: manifest.id, version: manifest.version } }
}

export const storePermission: Permission = { kind: 'store', scope: 'own data', reason }
export const secretPermission = (scope: string, ...hosts: string[]): Permission => ({
  kind: 'secret',
  scope,
  hosts,
  reason,
})
export const httpPermission = (scope: string): Permission => ({
  kind: 'http',
  scope,
  methods: ['GET', 'POST'],
  reason,
})

/** Everything that instances need, with plugins of the test's own, in a household of its own. Close it at the end. */
export async function openLab(plugin: LoadedPlugin, { network = testNetwork({}) }: { network?: Network } = {}) {
  const household: TestHousehold = await makeHousehold()
  const { database } = household
  const clock = new FixedClock('2026-01-02T03:04:05Z')
  const gateway = new Gateway(database, clock, derivations)
  const secrets = await app.container.make('florin.pluginSecrets')
  const usage = await app.container.make('florin.pluginUsage')
  const heard: Record<string, unknown>[] = []
  const live = new LiveEvents()
  live.subscribe(
    household.id,
    ({ name, data }) => name === 'plugin' && heard.push(data),
    () => undefined,
  )
  const plugins = new Map([[plugin.manifest.id, plugin]])
  const registry = { find: (id: string) => plugins.get(id), freshen: () => Promise.resolve() }
  const sandbox = openSandbox({ clock })
  const broker = new Broker({ database, clock, secrets, usage, network, data: pluginData })
  const parts = { database, clock, gateway, live, registry, secrets, sandbox, broker }
  const migrateSettings = new MigrateSettings(parts)
  const callInstance = new CallInstance({ ...parts, migrateSettings })
  const presentInstances = new PresentInstances(parts)
  const tryInstance = new TryInstance({ ...parts, callInstance, presentInstances })
  const editInstances = new EditInstances(parts)
  const works = new ScheduledWorks()
  return {
    ...parts,
    household,
    usage,
    works,
    /** What open pages were told of instances. */
    heard,
    callInstance,
    editInstances,
    tryInstance,
    releaseInstance: new ReleaseInstance({ ...parts, tryInstance }),
    bringSettingsUpToDate: new BringSettingsUpToDate({ ...parts, migrateSettings }),
    connectInstance: new ConnectInstance({ ...parts, callInstance, presentInstances }),
    exportFailure: new ExportFailure({ ...parts, presentInstances, florinVersion: '0.0.0' }),
    runDueInstances: new RunDueInstances({ ...parts, works, chance: () => 0.5 }),
    /** Another version of the plugin, as an upgrade or rollback leaves it. */
    replace: (other: LoadedPlugin) => void plugins.set(other.manifest.id, other),
    async create(draft: Partial<InstanceDraft> = {}): Promise<number> {
      const whole = { plugin_id: plugin.manifest.id, title: 'Phone', accept_permissions: true, ...draft }
      return (await editInstances.create(household.id, whole, household.actor)).result
    },
    show: (id: number) => database.read(household.id, (queries) => presentInstances.show(queries, id)),
    send: (id: number) => callInstance.handle(household.id, id, 'notifier.send', MESSAGE),
    close: () => sandbox.close(),
  }
}

export type Lab = Awaited<ReturnType<typeof openLab>>

export const MESSAGE = {
  message: { title: 'Budget', body: 'Food is used up.', severity: 'info', url: null },
  idempotency_key: 'one',
} as const
