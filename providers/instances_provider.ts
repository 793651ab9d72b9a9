import type { ApplicationService } from '@adonisjs/core/types'
import { version } from '#config/app'
import { safeMode } from '#config/plugins'
import { HOST_FILE } from '#plugins/installation'
import { registry } from '#plugins/main'
import { EndConsent } from '#plugins/parting/end_consent'
import { TakeConsentsAlong } from '#plugins/parting/take_consents_along'
import type { Sandbox } from '#plugins/sandbox'
import { ScheduledWorks } from '#plugins/scheduled_work'
import { BringSettingsUpToDate } from '#plugins/services/bring_settings_up_to_date'
import { CallInstance } from '#plugins/services/call_instance'
import { ConnectInstance } from '#plugins/services/connect_instance'
import { EditInstances } from '#plugins/services/edit_instances'
import { ExportFailure } from '#plugins/services/export_failure'
import { MigrateSettings } from '#plugins/services/migrate_settings'
import { PresentInstances } from '#plugins/services/present_instances'
import { ReleaseInstance } from '#plugins/services/release_instance'
import { RevokeConnection } from '#plugins/services/revoke_connection'
import { RunDueInstances } from '#plugins/services/run_due_instances'
import { TryInstance } from '#plugins/services/try_instance'
import { Supervisor } from '#plugins/supervisor'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.sandbox': Sandbox
    'florin.migrateSettings': MigrateSettings
    'florin.bringSettingsUpToDate': BringSettingsUpToDate
    'florin.callInstance': CallInstance
    'florin.presentInstances': PresentInstances
    'florin.editInstances': EditInstances
    'florin.connectInstance': ConnectInstance
    'florin.revokeConnection': RevokeConnection
    'florin.takeConsentsAlong': TakeConsentsAlong
    'florin.endConsent': EndConsent
    'florin.tryInstance': TryInstance
    'florin.releaseInstance': ReleaseInstance
    'florin.exportFailure': ExportFailure
    'florin.runDueInstances': RunDueInstances
    'florin.scheduledWorks': ScheduledWorks
  }
}

/** Wires instances of plugins: how they are called, set up, tried, and run by themselves. */
export default class InstancesProvider {
  #supervisor: Supervisor | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    this.#registerCalls()
    this.#registerServices()
    this.#registerParting()
  }

  #registerCalls() {
    const { container } = this.app
    container.bindValue('florin.scheduledWorks', new ScheduledWorks())
    container.singleton('florin.sandbox', async (resolver) => {
      this.#supervisor = new Supervisor({ clock: await resolver.make('florin.clock'), hostFile: HOST_FILE, safeMode })
      return this.#supervisor
    })
    container.singleton(
      'florin.migrateSettings',
      async (resolver) =>
        new MigrateSettings({
          database: await resolver.make('florin.database'),
          sandbox: await resolver.make('florin.sandbox'),
          secrets: await resolver.make('florin.pluginSecrets'),
          live: await resolver.make('florin.live'),
        }),
    )
    container.singleton(
      'florin.bringSettingsUpToDate',
      async (resolver) =>
        new BringSettingsUpToDate({
          registry,
          database: await resolver.make('florin.database'),
          migrateSettings: await resolver.make('florin.migrateSettings'),
        }),
    )
    container.singleton('florin.callInstance', async (resolver) => {
      const database = await resolver.make('florin.database')
      const sandbox = await resolver.make('florin.sandbox')
      const secrets = await resolver.make('florin.pluginSecrets')
      const live = await resolver.make('florin.live')
      return new CallInstance({
        database,
        sandbox,
        secrets,
        live,
        registry,
        clock: await resolver.make('florin.clock'),
        broker: await resolver.make('florin.broker'),
        migrateSettings: await resolver.make('florin.migrateSettings'),
      })
    })
    container.singleton(
      'florin.runDueInstances',
      async (resolver) =>
        new RunDueInstances({
          database: await resolver.make('florin.database'),
          clock: await resolver.make('florin.clock'),
          works: await resolver.make('florin.scheduledWorks'),
          registry,
        }),
    )
  }

  #registerServices() {
    const { container } = this.app
    const make = async () => ({
      registry,
      database: await container.make('florin.database'),
      gateway: await container.make('florin.gateway'),
      clock: await container.make('florin.clock'),
      live: await container.make('florin.live'),
      secrets: await container.make('florin.pluginSecrets'),
    })
    const makeCalling = async () => ({
      ...(await make()),
      callInstance: await container.make('florin.callInstance'),
      presentInstances: await container.make('florin.presentInstances'),
    })
    container.singleton('florin.presentInstances', async () => new PresentInstances(await make()))
    container.singleton('florin.editInstances', async () => new EditInstances(await make()))
    container.singleton('florin.connectInstance', async () => new ConnectInstance(await makeCalling()))
    container.singleton(
      'florin.revokeConnection',
      async () => new RevokeConnection({ ...(await makeCalling()), logger: await container.make('logger') }),
    )
    container.singleton('florin.tryInstance', async () => new TryInstance(await makeCalling()))
    container.singleton(
      'florin.releaseInstance',
      async () => new ReleaseInstance({ ...(await make()), tryInstance: await container.make('florin.tryInstance') }),
    )
    container.singleton(
      'florin.exportFailure',
      async () => new ExportFailure({ ...(await makeCalling()), florinVersion: version }),
    )
  }

  #registerParting() {
    const { container } = this.app
    const make = async () => ({
      registry,
      database: await container.make('florin.database'),
      keyring: await container.make('florin.keyring'),
    })
    container.singleton(
      'florin.takeConsentsAlong',
      async () =>
        new TakeConsentsAlong({
          ...(await make()),
          clock: await container.make('florin.clock'),
          secrets: await container.make('florin.pluginSecrets'),
          logger: await container.make('logger'),
        }),
    )
    container.singleton(
      'florin.endConsent',
      async () =>
        new EndConsent({
          ...(await make()),
          broker: await container.make('florin.broker'),
          sandbox: await container.make('florin.sandbox'),
        }),
    )
  }

  shutdown() {
    this.#supervisor?.close()
  }
}
