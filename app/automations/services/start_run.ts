import { randomUUID } from 'node:crypto'
import type { Actor } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import type { Database } from '#database/database'
import { type AdmitRuns } from './admit_runs.js'
import { findAutomation } from './load_automations.js'
import { tellTransaction } from './transaction_happenings.js'
import { AutomationBusyException } from '../exceptions.js'

/** Starts a run by hand, also of an automation that is switched off; its condition is not asked. */
export class StartRun {
  constructor(private readonly parts: { database: Database; clock: Clock; admit: AdmitRuns }) {}

  async handle(
    householdId: number,
    automationId: number,
    about: { transactionId?: number; input?: Record<string, unknown> },
    actor: Actor,
  ): Promise<number> {
    const { database, clock, admit } = this.parts
    return database.write(householdId, async (writes) => {
      const automation = await findAutomation(writes, automationId)
      if (!automation) throw new NotFoundException('automation')
      const told = about.transactionId === undefined ? undefined : await tellTransaction(writes, about.transactionId)
      if (about.transactionId !== undefined && !told) throw new NotFoundException('transaction')
      const now = clock.now()
      const event = { ...told?.told, kind: 'manual', at: now, by: actor.label, input: about.input ?? {} }
      const happening = { triggerId: 'manual', key: `manual:${randomUUID()}`, subject: '', event }
      const chain = { automations: [], depth: 0 }
      const [runId] = await admit.handle(writes, automation, [{ ...happening, chain }], now)
      if (runId === undefined) throw new AutomationBusyException()
      return runId
    })
  }
}
