import { type Clock, wallTime } from '#core/clock'
import type { Database, Writes } from '#database/database'
import { dueNow } from '#jobs/domain/due'
import { type AutomationDocument, type ScheduleTrigger, triggerId } from '../domain/document.js'
import { scheduleOf, scheduleText } from '../domain/times.js'
import { explainFor } from '#rules/domain/triggers'
import type { AdmitRuns, RunnableAutomation } from './admit_runs.js'
import { keepPasses } from './keep_passes.js'

interface ScheduledRow {
  id: number
  household_id: number
  time_zone: string
  name: string
  version: number
  document: string
}

interface PlannedRow {
  automation_id: number
  trigger_id: string
  schedule: string
  next_run_at: string
}

interface Scheduled {
  automation: RunnableAutomation
  trigger: ScheduleTrigger
  triggerId: string
  timeZone: string
}

/**
 * Makes the runs whose time has come. The row of a schedule moves on in the transaction that makes the run, and only for the one that
 * moves it, so two servers make one run.
 */
export class PlanSchedules {
  constructor(private readonly parts: { database: Database; clock: Clock; admit: AdmitRuns }) {}

  /** Answers how many runs it made. */
  async handle(): Promise<number> {
    const { database } = this.parts
    const rows = await database.systemRead((queries) =>
      queries.all<ScheduledRow>(
        `SELECT a.id, a.household_id, h.time_zone, a.name, a.version, a.document FROM automations a
         JOIN households h ON h.id = a.household_id
         WHERE a.enabled = 1 AND a.paused_code IS NULL AND a.document LIKE '%"schedule"%' ORDER BY a.id`,
      ),
    )
    let made = 0
    for (const [householdId, own] of Map.groupBy(rows, (row) => row.household_id))
      made += await database.write(householdId, (writes) => this.#household(writes, own))
    await this.#forgetOthers(rows)
    return made
  }

  async #household(writes: Writes, rows: readonly ScheduledRow[]): Promise<number> {
    const planned = await writes.all<PlannedRow>(
      'SELECT automation_id, trigger_id, schedule, next_run_at FROM automation_schedules',
    )
    let made = 0
    for (const scheduled of rows.flatMap(schedulesOf)) {
      const { automation, triggerId: id } = scheduled
      const row = planned.find((each) => each.automation_id === automation.id && each.trigger_id === id)
      made += await this.#plan(writes, scheduled, row)
    }
    return made
  }

  async #plan(writes: Writes, scheduled: Scheduled, row: PlannedRow | undefined): Promise<number> {
    const { automation, trigger, triggerId: id, timeZone } = scheduled
    const now = this.parts.clock.now()
    const [schedule, text] = [scheduleOf(trigger, timeZone), scheduleText(trigger, timeZone)]
    if (!row || row.schedule !== text) {
      await writes.run(
        `INSERT INTO automation_schedules (automation_id, trigger_id, household_id, schedule, next_run_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (automation_id, trigger_id)
         DO UPDATE SET schedule = excluded.schedule, next_run_at = excluded.next_run_at`,
        [automation.id, id, writes.householdId, text, schedule(now)],
      )
      return 0
    }
    const due = dueNow(row.next_run_at, now, schedule, trigger.missed ?? 'run-once')
    if (!due) return 0
    await writes.run('UPDATE automation_schedules SET next_run_at = ? WHERE automation_id = ? AND trigger_id = ?', [
      due.nextRunAt,
      automation.id,
      id,
    ])
    return this.#start(writes, scheduled, row.next_run_at, due.run, now)
  }

  async #start(
    writes: Writes,
    { automation, triggerId: id, timeZone }: Scheduled,
    dueAt: string,
    isRun: boolean,
    now: string,
  ): Promise<number> {
    const wall = wallTime(dueAt, timeZone)
    const event = {
      kind: 'schedule',
      at: dueAt,
      date: wall.slice(0, 10),
      time: wall.slice(11, 16),
      month: wall.slice(0, 7),
    }
    const { condition } = automation.document
    const facts = { date: event.date, hour: Number(wall.slice(11, 13)) }
    const surroundings = { today: event.date }
    const explanation = condition && explainFor('schedule', condition, facts, { surroundings })
    if (!isRun || explanation?.holds === false) {
      const why = isRun ? ({ reason: 'condition', explanation } as const) : ({ reason: 'missed' } as const)
      await keepPasses(writes, [{ automationId: automation.id, triggerId: id, event, ...why }], now)
      return 0
    }
    const happening = {
      triggerId: id,
      key: `schedule:${id}:${dueAt}`,
      subject: '',
      event,
      explanation,
      chain: { automations: [], depth: 0 },
    }
    return (await this.parts.admit.handle(writes, automation, [happening], now)).length
  }

  /** One that is switched off, or whose trigger is gone, begins anew when it comes back. */
  async #forgetOthers(rows: readonly ScheduledRow[]): Promise<void> {
    const kept = new Set(rows.flatMap(schedulesOf).map(({ automation, triggerId: id }) => `${automation.id} ${id}`))
    const { database } = this.parts
    const planned = await database.systemRead((queries) =>
      queries.all<PlannedRow>('SELECT automation_id, trigger_id FROM automation_schedules'),
    )
    const gone = planned.filter((row) => !kept.has(`${row.automation_id} ${row.trigger_id}`))
    if (gone.length === 0) return
    await database.systemWrite(async (writes) => {
      for (const row of gone)
        await writes.run('DELETE FROM automation_schedules WHERE automation_id = ? AND trigger_id = ?', [
          row.automation_id,
          row.trigger_id,
        ])
    })
  }
}

function schedulesOf({ id, name, version, document: text, time_zone: timeZone }: ScheduledRow): Scheduled[] {
  const document = JSON.parse(text) as AutomationDocument
  return document.triggers.flatMap((trigger, at) =>
    trigger.type === 'schedule'
      ? [{ automation: { id, name, version, document }, trigger, triggerId: triggerId(trigger, at), timeZone }]
      : [],
  )
}
