import type { Surroundings } from '#rules/domain/triggers'
import type { Happening } from './admit_runs.js'
import type { Candidate } from './candidates.js'
import type { Looks } from './keep_looks.js'
import type { Pass } from './keep_passes.js'
import { type Listener, type Test, testOf } from './listeners.js'

/** One change may set an automation off so often; what it touches beyond that is left alone, and people are told. */
const RUNS_OF_A_CHANGE_MAX = 500
/** Explaining costs more than deciding, so of what an automation passed over only the last ones are explained. */
const EXPLAINED_MAX = 20

/** Decides for one trigger what of all that is told fits. */
export class Decider {
  readonly #test: Test
  /** How many runs each change has brought. */
  readonly #runsOf = new Map<string, number>()
  #happenings: Happening[] = []
  #tooMany: Candidate[] = []
  #refused: Candidate[] = []
  #leftOut: Candidate[] = []

  constructor(
    readonly listener: Listener,
    around: Surroundings,
    private readonly looks: Looks,
  ) {
    this.#test = testOf(listener, around)
  }

  decide(candidates: readonly Candidate[]): void {
    const refused: Candidate[] = []
    for (const candidate of candidates) {
      this.looks.add(this.listener.automation.id, candidate.announcementId)
      if (!this.#test.holds(candidate)) refused.push(candidate)
      else if (this.#isWithin(candidate)) this.#happenings.push(this.#happeningOf(candidate))
      else this.#tooMany.push(candidate)
    }
    this.#refused = [...this.#refused, ...refused].slice(-EXPLAINED_MAX)
    this.#leftOut = [...this.#leftOut, ...this.#tooMany].slice(-EXPLAINED_MAX)
  }

  /** What was decided since the last time. */
  takeDecided(): { happenings: Happening[]; tooMany: Candidate[] } {
    const decided = { happenings: this.#happenings, tooMany: this.#tooMany }
    this.#happenings = []
    this.#tooMany = []
    return decided
  }

  passes(): Pass[] {
    const passOf = ({ told: event }: Candidate, why: Pick<Pass, 'reason' | 'explanation'>): Pass => ({
      automationId: this.listener.automation.id,
      triggerId: this.listener.triggerId,
      event,
      ...why,
    })
    return [
      ...this.#refused.map((about) => passOf(about, { reason: 'condition', explanation: this.#test.explain(about) })),
      ...this.#leftOut.map((about) => passOf(about, { reason: 'too_many_at_once' })),
    ]
  }

  #isWithin({ cause }: Candidate): boolean {
    const count = (this.#runsOf.get(cause) ?? 0) + 1
    this.#runsOf.set(cause, count)
    return count <= RUNS_OF_A_CHANGE_MAX
  }

  #happeningOf(candidate: Candidate): Happening {
    const { key, subject, told: event, chain } = candidate
    const { triggerId } = this.listener
    return { triggerId, key, subject, event, chain, explanation: this.#test.explain(candidate) }
  }
}
