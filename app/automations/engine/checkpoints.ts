import type { ChangeSet } from '#changes/change_set'
import type { Origin } from '#changes/domain/origin'
import type { Writes } from '#database/database'
import { stepKind } from '../domain/step_catalogue.js'
import { type Attempt, causedBy, type StepState, type StoredRun, type StoredStep } from '../services/run_rows.js'
import { type EngineParts, RunTakenError } from './parts.js'
import { cutOutput } from './cut_output.js'

export interface StepMark {
  path: string
  stepId: string
  use: string
}

export interface StepPatch {
  state: StepState
  input?: unknown
  output?: Record<string, unknown> | null
  code?: string
  message?: string
  attempts?: readonly Attempt[]
  wakeAt?: string | null
  changeSetId?: number | null
}

/** The rows of a run's steps. Each is written by the one process that holds the run, and only while it does. */
export class Checkpoints {
  readonly #byPath: Map<string, StoredStep>

  constructor(
    private readonly parts: EngineParts,
    readonly run: StoredRun,
    private readonly holder: string,
    steps: readonly StoredStep[],
  ) {
    this.#byPath = new Map(steps.map((step) => [step.path, step]))
  }

  of(path: string): StoredStep | undefined {
    return this.#byPath.get(path)
  }

  all(): StoredStep[] {
    return [...this.#byPath.values()]
  }

  /** A transaction of its own. */
  async keep(mark: StepMark, patch: StepPatch): Promise<void> {
    this.parts.onCheckpoint?.(`${mark.path} before ${patch.state}`)
    const step = await this.parts.gateway.database.write(this.run.householdId, async (writes) => {
      await this.requireHeld(writes)
      return this.inside(writes, mark, patch)
    })
    this.#byPath.set(mark.path, step)
    this.parts.onCheckpoint?.(`${mark.path} after ${patch.state}`)
  }

  /** An effect on the household's rows and the checkpoint that tells of it: both or neither. */
  async keepWith(
    mark: StepMark,
    input: unknown,
    earlier: readonly Attempt[],
    work: (
      changes: ChangeSet,
    ) => Promise<{ state: StepState; output: Record<string, unknown>; wakeAt?: string | null }>,
  ): Promise<void> {
    const { gateway, onCheckpoint } = this.parts
    const started = performance.now()
    const at = gateway.clock.now()
    onCheckpoint?.(`${mark.path} before effect`)
    const { result } = await gateway.change(this.run.householdId, this.#origin(mark), async (changes) => {
      await this.requireHeld(changes.operational)
      const { state, output, wakeAt = null } = await work(changes)
      const changeSetId = changes.rowCount > 0 ? await changes.id() : null
      const attempt = { at, duration_ms: Math.round(performance.now() - started), code: '', message: '' }
      const patch = { state, input, output, attempts: [...earlier, attempt], changeSetId, wakeAt }
      const step = await this.inside(changes.operational, mark, patch)
      onCheckpoint?.(`${mark.path} inside effect`)
      return step
    })
    this.#byPath.set(mark.path, result)
    onCheckpoint?.(`${mark.path} after effect`)
  }

  async inside(writes: Writes, mark: StepMark, patch: StepPatch): Promise<StoredStep> {
    const known = this.#byPath.get(mark.path)
    const now = this.parts.gateway.clock.now()
    const isOver = patch.state === 'done' || patch.state === 'failed' || patch.state === 'skipped'
    const step: Omit<StoredStep, 'id'> = {
      ...mark,
      state: patch.state,
      input: patch.input ?? known?.input ?? null,
      output: patch.output === undefined ? (known?.output ?? null) : cutOutput(patch.output),
      code: patch.code ?? '',
      message: patch.message ?? '',
      attempts: [...(patch.attempts ?? known?.attempts ?? [])],
      wakeAt: patch.wakeAt ?? null,
      changeSetId: patch.changeSetId ?? known?.changeSetId ?? null,
      startedAt: known?.startedAt ?? patch.attempts?.[0]?.at ?? now,
      finishedAt: isOver ? now : null,
    }
    const row = {
      state: step.state,
      input: json(step.input),
      output: json(step.output),
      code: step.code,
      message: step.message.slice(0, 1000),
      attempts: JSON.stringify(step.attempts.slice(-20)),
      wake_at: step.wakeAt,
      change_set_id: step.changeSetId,
      finished_at: step.finishedAt,
    }
    if (!known) {
      const { path, stepId: step_id, use: uses, startedAt: started_at } = step
      const id = await writes.insert('automation_steps', {
        run_id: this.run.id,
        path,
        step_id,
        uses,
        started_at,
        ...row,
      })
      return { id, ...step }
    }
    const set = Object.keys(row).map((column) => `${column} = ?`)
    await writes.run(`UPDATE automation_steps SET ${set.join(', ')} WHERE id = ?`, [...Object.values(row), known.id])
    return { id: known.id, ...step }
  }

  async requireHeld(writes: Writes): Promise<void> {
    const row = await writes.first<{ holder: string | null }>('SELECT holder FROM automation_runs WHERE id = ?', [
      this.run.id,
    ])
    if (row?.holder !== this.holder) throw new RunTakenError()
  }

  #origin({ use }: StepMark): Origin {
    const { automationId, automationName } = this.run
    return {
      actor: { kind: 'automation', id: automationId, label: automationName },
      cause: 'automation.step',
      summary: `${automationName}: ${stepKind(use)?.title ?? use}`,
      causation: causedBy(this.run),
    }
  }
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))
