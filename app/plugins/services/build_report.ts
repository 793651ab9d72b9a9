import { invalidField } from '#core/exceptions'
import type { Database } from '#database/database'
import type { ReportDocument } from '#sdk'
import type { CallInstance } from './call_instance.js'
import { checkSettings } from './check_settings.js'
import type { PresentInstances } from './present_instances.js'

export interface ReportQuestion {
  parameters: Record<string, unknown>
  from: string
  to: string
}

/** Has a plugin make a report. Its parameters are checked against the form in its manifest. */
export class BuildReport {
  constructor(
    private readonly parts: {
      database: Database
      callInstance: Pick<CallInstance, 'handle'>
      presentInstances: PresentInstances
    },
  ) {}

  async handle(
    householdId: number,
    instanceId: number,
    { parameters, from, to }: ReportQuestion,
  ): Promise<ReportDocument> {
    const { database, callInstance, presentInstances } = this.parts
    if (from > to) throw invalidField('/to', 'order', 'The last day comes before the first one.')
    const settings = await database.read(householdId, async (queries) => {
      const { plugin } = await presentInstances.requirePlugin(queries, instanceId)
      const { report } = plugin.manifest.contributes
      if (!report) throw invalidField('/', 'unsupported', `${plugin.manifest.name} makes no reports.`)
      const place = { settings: '/parameters', secrets: '/parameters' }
      return (await checkSettings(queries, report.parameters, { settings: parameters }, place)).settings
    })
    const request = { parameters: settings, from, to }
    const { value } = await callInstance.handle(householdId, instanceId, 'report.build', request)
    return value.document
  }
}
