import { Readable } from 'node:stream'
import { basename } from 'node:path'
import type { ApplicationService } from '@adonisjs/core/types'
import { vaultFolder } from '#config/storage'
import { Vault } from '#imports/vault'
import { findHousehold } from '#households/services/find_household'
import { exportFiles, exportJournal } from '#ledger/services/export_journal'
import type { EngineParts } from '#automations/engine/parts'
import { AdmitRuns } from '#automations/services/admit_runs'
import { ConsiderAnnouncements } from '#automations/services/consider_announcements'
import { PlanAutomation } from '#automations/services/plan_automation'
import { PlanSchedules } from '#automations/services/plan_schedules'
import { RunAutomation } from '#automations/services/run_automation'
import { SettleRun } from '#automations/services/settle_run'
import { StartRun } from '#automations/services/start_run'
import { TidyRuns } from '#automations/services/tidy_runs'
import { balanceStep, summaryStep, totalStep } from '#automations/steps/figures'
import { notifyStep } from '#automations/steps/notify_step'
import { fileOfStep } from '#automations/services/file_of_step'
import { exportStep, fetchStep, httpStep, pluginActionStep, type ReportFiles } from '#automations/steps/outside_steps'
import { StepRegistry } from '#automations/steps/step_registry'
import { createTransactionStep, editTransactionStep } from '#automations/steps/transaction_steps'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.automationEngine': EngineParts
    'florin.admitRuns': AdmitRuns
    'florin.considerAnnouncements': ConsiderAnnouncements
    'florin.planAutomation': PlanAutomation
    'florin.planSchedules': PlanSchedules
    'florin.reportFiles': ReportFiles
    'florin.runAutomation': RunAutomation
    'florin.settleRun': SettleRun
    'florin.startRun': StartRun
    'florin.tidyRuns': TidyRuns
  }
}

/** Wires automations to what their steps reach. */
export default class AutomationsProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    const { container } = this.app
    container.singleton('florin.automationEngine', () => this.#engine())
    container.singleton('florin.admitRuns', async (resolver) => {
      const { notify, wake } = await resolver.make('florin.automationEngine')
      return new AdmitRuns({ notify, wake })
    })
    const deciding = async () => ({
      database: await container.make('florin.database'),
      clock: await container.make('florin.clock'),
      admit: await container.make('florin.admitRuns'),
    })
    const engine = () => container.make('florin.automationEngine')
    container.singleton('florin.considerAnnouncements', async () => new ConsiderAnnouncements(await deciding()))
    container.singleton('florin.planSchedules', async () => new PlanSchedules(await deciding()))
    container.singleton(
      'florin.planAutomation',
      async () => new PlanAutomation({ ...(await deciding()), steps: (await engine()).steps }),
    )
    container.singleton('florin.reportFiles', () => this.#files())
    container.singleton('florin.startRun', async () => new StartRun(await deciding()))
    container.singleton('florin.runAutomation', async () => new RunAutomation(await engine()))
    container.singleton('florin.settleRun', async () => new SettleRun(await engine()))
    container.singleton('florin.tidyRuns', async () => new TidyRuns({ ...(await deciding()), ...(await engine()) }))
  }

  async #engine(): Promise<EngineParts> {
    const { container } = this.app
    const [gateway, notify, worker] = [
      await container.make('florin.gateway'),
      await container.make('florin.notify'),
      await container.make('florin.jobWorker'),
    ]
    return { gateway, notify, steps: await this.#steps(), wake: () => worker.wake() }
  }

  async #steps(): Promise<StepRegistry> {
    const { container } = this.app
    const [database, runAction, runDueInstances] = [
      await container.make('florin.database'),
      await container.make('florin.runAction'),
      await container.make('florin.runDueInstances'),
    ]
    return new StepRegistry([
      notifyStep(await container.make('florin.notify')),
      editTransactionStep,
      createTransactionStep,
      totalStep,
      balanceStep,
      summaryStep,
      exportStep(await container.make('florin.reportFiles')),
      pluginActionStep(runAction),
      httpStep(runAction),
      fetchStep((householdId, work) => database.read(householdId, work), runDueInstances),
    ])
  }

  /** Exports are kept where imported files are, under what they contain. */
  async #files(): Promise<ReportFiles> {
    const [database, clock] = [
      await this.app.container.make('florin.database'),
      await this.app.container.make('florin.clock'),
    ]
    const vault = new Vault(vaultFolder)
    const { container } = this.app
    return {
      async read(householdId, stepId) {
        const file = await database.read(householdId, (queries) => fileOfStep(queries, stepId))
        return { name: file.name, content: await vault.read(householdId, file.sha256) }
      },
      async keep(householdId, format, title) {
        const pieces: string[] = []
        const sections = await container.make('florin.sections')
        const household = await findHousehold(database, householdId)
        await database.read(householdId, (queries) =>
          exportJournal(queries, { format, household, sections }, async (piece) => void pieces.push(piece)),
        )
        const { sha256, size } = await vault.store(
          householdId,
          Readable.from(pieces.map((piece) => Buffer.from(piece))),
        )
        const name = basename(`${title}.${exportFiles[format].extension}`)
        return database.write(householdId, async (writes) => {
          const known = await writes.first<{ id: number }>('SELECT id FROM vault_files WHERE sha256 = ?', [sha256])
          const id = known?.id ?? (await writes.insert('vault_files', { sha256, name, size, created_at: clock.now() }))
          return { id, name, size, sha256 }
        })
      },
    }
  }
}
