import type { Actor } from '#changes/domain/origin'
import type { Gateway } from '#changes/gateway'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { NotFoundException } from '#core/exceptions'
import { afterCommit } from '#database/after_commit'
import type { Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { ApprovalSettledException, RunNotOverException } from '../exceptions.js'
import { fatalFailures } from '../domain/step_places.js'
import { admitNext, RUN_JOB, stateToBegin } from './admit_runs.js'
import { findAutomation } from './load_automations.js'
import { causationOf, findRun, readSteps, type StoredRun } from './run_rows.js'

const OVER = ['done', 'failed', 'stopped']

/** What people do about runs: answer, stop, try again, let be, undo. */
export class SettleRun {
  constructor(private readonly parts: { gateway: Gateway; wake: () => void }) {}

  /** The run goes on with the answer. */
  async decide(
    householdId: number,
    approvalId: number,
    decision: 'approved' | 'declined',
    actor: Actor,
  ): Promise<number> {
    const { gateway, wake } = this.parts
    return gateway.database.write(householdId, async (writes) => {
      const approval = await writes.first<{ run_id: number; decision: string | null }>(
        'SELECT run_id, decision FROM automation_approvals WHERE id = ?',
        [approvalId],
      )
      if (!approval) throw new NotFoundException('approval')
      const run = await mustFind(writes, approval.run_id)
      if (approval.decision !== null) throw new ApprovalSettledException(approval.decision)
      if (OVER.includes(run.state)) throw new ApprovalSettledException('given up, because the run is over')
      const now = gateway.clock.now()
      await writes.run(
        'UPDATE automation_approvals SET decision = ?, decided_by = ?, decided_label = ?, decided_at = ? WHERE id = ?',
        [decision, actor.id, actor.label, now, approvalId],
      )
      await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: run.id } }, now)
      afterCommit(writes, wake)
      return run.id
    })
  }

  /** Ends a run where it stands. What it did stays. */
  async stop(householdId: number, runId: number, actor: Actor): Promise<void> {
    const { gateway, wake } = this.parts
    await gateway.database.write(householdId, async (writes) => {
      const run = await mustFind(writes, runId)
      if (OVER.includes(run.state)) return
      const now = gateway.clock.now()
      await writes.run(
        `UPDATE automation_runs SET state = 'stopped', code = 'stopped', message = ?, holder = NULL, finished_at = ? WHERE id = ?`,
        [`${actor.label} stopped it.`, now, runId],
      )
      await admitNext(writes, run, now)
      afterCommit(writes, wake)
    })
  }

  /**
   * Tries a failed run again: from the step that failed, as the document was, or from the start, as the document was or is by now.
   * Answers the run that does it: the same one, or a new one.
   */
  async replay(
    householdId: number,
    runId: number,
    from: 'failed' | 'start',
    version: 'same' | 'current',
  ): Promise<number> {
    const { gateway, wake } = this.parts
    return gateway.database.write(householdId, async (writes) => {
      const run = await mustFind(writes, runId)
      if (!OVER.includes(run.state)) throw new RunNotOverException()
      const now = gateway.clock.now()
      afterCommit(writes, wake)
      if (from === 'start') return this.#startAgain(writes, run, version, now)
      await forgetFailures(writes, run)
      const state = await stateToBegin(writes, run)
      await writes.run(
        "UPDATE automation_runs SET state = ?, code = '', message = '', finished_at = NULL, settled_at = NULL WHERE id = ?",
        [state, runId],
      )
      if (state === 'running') await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: runId } }, now)
      return runId
    })
  }

  async #startAgain(writes: Writes, run: StoredRun, version: 'same' | 'current', now: string): Promise<number> {
    const current = version === 'current' ? await findAutomation(writes, run.automationId) : undefined
    if (version === 'current' && !current) throw new NotFoundException('automation')
    const document = current?.document ?? run.document
    const state = await stateToBegin(writes, { ...run, document })
    const id = await writes.insert('automation_runs', {
      automation_id: run.automationId,
      automation_version: current?.version ?? run.version,
      document: JSON.stringify(document),
      trigger_id: run.triggerId,
      event: JSON.stringify(run.event),
      event_key: `replay:${run.id}:${now}`,
      subject: run.subject,
      mode_key: run.modeKey,
      state,
      causation_depth: run.depth,
      chain: JSON.stringify(run.chain),
      created_at: now,
    })
    await writes.run('UPDATE automation_runs SET settled_at = ?, replayed_by_id = ? WHERE id = ?', [now, id, run.id])
    if (state === 'running') await enqueueJob(writes, { name: RUN_JOB, payload: { run_id: id } }, now)
    return id
  }

  /** A failed run that nobody wants to try again waits no longer. */
  async discard(householdId: number, runId: number): Promise<void> {
    await this.parts.gateway.database.write(householdId, async (writes) => {
      const run = await mustFind(writes, runId)
      if (!OVER.includes(run.state)) throw new RunNotOverException()
      await writes.run('UPDATE automation_runs SET settled_at = ? WHERE id = ? AND settled_at IS NULL', [
        this.parts.gateway.clock.now(),
        runId,
      ])
    })
  }

  /** Undoes everything a run changed, the last change first, or nothing of it. Answers the change sets that did it. */
  async undo(householdId: number, runId: number, actor: Actor): Promise<number[]> {
    const { gateway } = this.parts
    const run = await gateway.database.read(householdId, (queries) => findRun(queries, runId))
    if (!run) throw new NotFoundException('run')
    if (!OVER.includes(run.state)) throw new RunNotOverException()
    const sets = await gateway.database.read(householdId, (queries) =>
      queries.all<{ id: number }>(
        `SELECT id FROM change_sets WHERE causation_id = ? AND undoes_id IS NULL AND undone_by_id IS NULL ORDER BY id DESC`,
        [causationOf(runId)],
      ),
    )
    const ids = sets.map(({ id }) => id)
    return new UndoChangeSet(gateway).handleAll(householdId, ids, actor)
  }
}

async function mustFind(writes: Writes, id: number): Promise<StoredRun> {
  const run = await findRun(writes, id)
  if (!run) throw new NotFoundException('run')
  return run
}

/** What brought the run down is to be done again. Steps that hold others stand where they were: their lists and choices are kept. */
async function forgetFailures(writes: Writes, run: StoredRun): Promise<void> {
  const steps = await readSteps(writes, run.id)
  for (const { id, path } of fatalFailures(run.document, steps)) {
    const holdsOthers = steps.some(
      (step) => step.path.startsWith(`${path}.`) && !step.path.startsWith(`${path}.error.`),
    )
    if (holdsOthers)
      await writes.run(
        "UPDATE automation_steps SET state = 'running', code = '', message = '', finished_at = NULL WHERE id = ?",
        [id],
      )
    else await writes.run('DELETE FROM automation_steps WHERE id = ?', [id])
  }
}
