import type { ApplicationService } from '@adonisjs/core/types'
import { databaseUrl, sqliteFile } from '#config/storage'
import { BackgroundThread } from '#jobs/background/background_thread'
import type { Background, Task } from '#jobs/background/tasks'
import { backgroundTasks, type BackgroundTasks } from '#start/background_tasks'

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    'florin.background': Background<BackgroundTasks>
  }
}

/** Wires the thread for work that would keep pages waiting. Commands and tests, which serve none, do it themselves. */
export default class BackgroundProvider {
  #thread: BackgroundThread<BackgroundTasks> | undefined

  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton('florin.background', () =>
      this.app.getEnvironment() === 'web' ? this.#startThread() : this.#here(),
    )
  }

  async #startThread(): Promise<Background<BackgroundTasks>> {
    const { container } = this.app
    const [live, worker] = [await container.make('florin.live'), await container.make('florin.jobWorker')]
    this.#thread = new BackgroundThread({ databaseUrl, sqliteFile }, await container.make('florin.writeLock'), {
      published: (householdId, event) => live.publish(householdId, event),
      woken: () => worker.wake(),
    })
    return this.#thread
  }

  #here(): Background<BackgroundTasks> {
    const tasks = backgroundTasks((name) => this.app.container.make(name) as Promise<never>)
    const { signal: never } = new AbortController()
    return { perform: (name, about, signal = never) => (tasks[name] as Task)(about as never, signal) as never }
  }

  async shutdown() {
    await this.#thread?.close()
  }
}
