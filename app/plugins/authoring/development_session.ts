import type { Database } from '#database/database'
import { DevelopFolder } from './develop_folder.js'
import type { DevelopmentPlace } from './development_place.js'
import { type FollowedRun, FollowRuns } from './follow_runs.js'

const LOOK_EVERY_MS = 300

/** Watches folders until it is stopped, and tells line by line what is built and what runs. */
export class DevelopmentSession {
  readonly #folders: DevelopFolder[]
  readonly #runs: FollowRuns
  #timer: NodeJS.Timeout | undefined

  constructor(
    database: Database,
    place: DevelopmentPlace,
    folders: readonly string[],
    private readonly say: (line: string) => void,
  ) {
    this.#runs = new FollowRuns(database)
    this.#folders = folders.map(
      (folder) =>
        new DevelopFolder(folder, place, {
          onBuilt: ({ id, ms }) => say(`${id} is rebuilt (${ms} ms)`),
          onFault: (words) => say(`not rebuilt: ${words}`),
        }),
    )
  }

  async start(): Promise<void> {
    await this.#runs.news([])
    for (const folder of this.#folders) await folder.start()
    this.#timer = setInterval(() => void this.#tellRuns().catch(() => undefined), LOOK_EVERY_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    for (const folder of this.#folders) await folder.stop()
  }

  async #tellRuns(): Promise<void> {
    const ids = this.#folders.flatMap(({ id }) => id ?? [])
    for (const run of await this.#runs.news(ids)) this.#tell(run)
  }

  #tell({ plugin_id, method, outcome, message, log, cpu_ms, wall_ms }: FollowedRun): void {
    const mapped = this.#folders
      .find(({ id }) => id === plugin_id)!
      .mapped(log)
      .trimEnd()
    const paid = `${wall_ms} ms, ${cpu_ms} ms on the processor`
    this.say(`${plugin_id} ${method}: ${outcome}${message && ` (${message})`}, ${paid}`)
    if (mapped !== '') this.say(mapped.replace(/^/gm, '  '))
  }
}
