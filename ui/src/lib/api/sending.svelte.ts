import { toProblem, type Problem } from './problem.ts'

/** What a form sends, one thing at a time: whether it is on its way, and why it was refused. */
export class Sending {
  busy = $state(false)
  problem = $state.raw<Problem>()

  /** False where it was refused; `problem` then says why. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true
    this.problem = undefined
    try {
      await work()
      return true
    } catch (thrown) {
      this.problem = toProblem(thrown)
      return false
    } finally {
      this.busy = false
    }
  }
}
