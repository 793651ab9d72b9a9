import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until it is so, and gives up after a while that is long for any machine. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000 && !(await condition()); waited += 25) await sleep(25)
}
