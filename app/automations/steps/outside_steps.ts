import { NotFoundException } from '#core/exceptions'
import type { DueInstance } from '#plugins/scheduled_work'
import type { RunAction } from '#plugins/services/run_action'
import type { DueOutcome } from '#plugins/services/run_due_instances'
import type { ExportFormat } from '#ledger/services/export_journal'
import type { Queries } from '#database/database'
import { StepFailedException } from '../exceptions.js'
import { requiredNumber, requiredText } from './inputs.js'
import type { OutsideStep, StepInput } from './step.js'

const HTTP_ACTION = 'request'

/** Plugins reach the outside through the broker, which refuses what they were not granted. */
export function pluginActionStep(runAction: Pick<RunAction, 'run' | 'plan'>): OutsideStep {
  return actionStep('plugin_action@1', runAction, (input) => ({
    action: requiredText(input, 'action'),
    input: (input.input ?? {}) as StepInput,
  }))
}

/** Calls an address by an instance of the plugin that knows it: what it may reach was agreed to when it was set up. */
export function httpStep(runAction: Pick<RunAction, 'run' | 'plan'>): OutsideStep {
  return actionStep('http@1', runAction, ({ instance: _, ...input }) => ({
    action: HTTP_ACTION,
    input: { method: 'POST', ...input },
  }))
}

function actionStep(
  use: string,
  runAction: Pick<RunAction, 'run' | 'plan'>,
  callOf: (input: StepInput) => { action: string; input: StepInput },
): OutsideStep {
  return {
    use,
    async run(input, { householdId, key }, signal) {
      const step = { ...callOf(input), key }
      const { output } = await runAction.run(householdId, requiredNumber(input, 'instance'), step, { signal })
      return output
    },
    async plan(_, input, { householdId, key }) {
      const { summary } = await runAction.plan(householdId, requiredNumber(input, 'instance'), {
        ...callOf(input),
        key,
      })
      return { summary }
    },
  }
}

export interface RunsInstances {
  run(due: DueInstance, signal?: AbortSignal): Promise<DueOutcome>
}

async function instanceOf(queries: Queries, input: StepInput) {
  const instance = await queries.first<{ id: number; plugin_id: string; title: string }>(
    'SELECT id, plugin_id, title FROM plugin_instances WHERE id = ?',
    [requiredNumber(input, 'instance')],
  )
  if (!instance) throw new NotFoundException('plugin instance')
  return instance
}

/** Has an instance do what it does by itself on its schedule: fetch transactions, prices, rates. What it knows it does not import twice. */
export function fetchStep(
  read: <T>(householdId: number, work: (queries: Queries) => Promise<T>) => Promise<T>,
  instances: RunsInstances,
): OutsideStep {
  return {
    use: 'fetch@1',
    async run(input, { householdId, causation }, signal) {
      const { id, plugin_id, title } = await read(householdId, (queries) => instanceOf(queries, input))
      const { outcome, message } = await instances.run(
        { household_id: householdId, instance_id: id, plugin_id, causation },
        signal,
      )
      if (outcome !== 'ok') throw new StepFailedException(message)
      return { instance: id, title, outcome }
    },
    async plan(queries, input) {
      const { title } = await instanceOf(queries, input)
      return { summary: `Would have ${title} fetch what is new.` }
    },
  }
}

export interface ReportFile {
  id: number
  name: string
  size: number
  sha256: string
}

/** Where exports are put; the same content is kept once. */
export interface ReportFiles {
  keep(householdId: number, format: ExportFormat, name: string): Promise<ReportFile>
  /** The file that a step kept. */
  read(householdId: number, stepId: number): Promise<{ name: string; content: Uint8Array }>
}

export function exportStep(files: ReportFiles): OutsideStep {
  return {
    use: 'export@1',
    async run(input, { householdId, today }) {
      const format = input.format as ExportFormat
      return { ...(await files.keep(householdId, format, `florin-${today}`)), format }
    },
    async plan(_, input) {
      return { summary: `Would keep the books as a ${String(input.format)} file with the run.` }
    },
  }
}
