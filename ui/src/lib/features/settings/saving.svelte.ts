import { toProblem, type Problem } from '#lib/api/problem.ts'
import { toasts } from '#lib/components/toasts.svelte.ts'

/** One form's way to the server: busy meanwhile, a problem or a short word afterwards. */
export class Saving {
  busy = $state(false)
  problem = $state.raw<Problem>()

  async run(work: () => Promise<unknown>, done?: string): Promise<boolean> {
    this.busy = true
    this.problem = undefined
    try {
      await work()
      if (done) toasts.show({ message: done })
      return true
    } catch (thrown) {
      this.problem = toProblem(thrown)
      return false
    } finally {
      this.busy = false
    }
  }
}
