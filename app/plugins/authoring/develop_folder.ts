import { type FSWatcher, readFileSync, watch } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { BuildContext } from 'esbuild'
import { checkManifest } from '../contract.js'
import { InvalidManifestException } from '../exceptions.js'
import { bundler, describeFailure } from './build_folder.js'
import type { DevelopmentPlace } from './development_place.js'
import { SourceMapping } from './source_mapping.js'

/** Editors write a file in several steps. */
const SETTLES_MS = 40

export interface Rebuilt {
  id: string
  ms: number
}

interface Listener {
  onBuilt(built: Rebuilt): void
  onFault(words: string): void
}

/** Rebuilds the plugin in a folder whenever its source changes, and hands it to whatever runs plugins. */
export class DevelopFolder {
  readonly folder: string
  #context: BuildContext | undefined
  #watchers: FSWatcher[] = []
  #timer: NodeJS.Timeout | undefined
  #changedAt = 0
  #turn: Promise<void> = Promise.resolve()
  #id: string | undefined
  #mapping: SourceMapping | undefined

  constructor(
    folder: string,
    private readonly place: DevelopmentPlace,
    private readonly listener: Listener,
  ) {
    this.folder = resolve(folder)
  }

  get id(): string | undefined {
    return this.#id
  }

  async start(): Promise<void> {
    const { esbuild, developmentBundle } = await bundler()
    this.#context = await esbuild.context({
      ...developmentBundle(this.folder),
      outdir: join(this.folder, 'dist'),
      outfile: undefined,
      logLevel: 'silent',
    })
    await this.#rebuild(performance.now())
    const changed = () => this.#changed()
    this.#watchers = [
      watch(join(this.folder, 'src'), { recursive: true }, changed),
      watch(this.folder, (_event, name) => name === 'plugin.json' && changed()),
    ]
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    for (const each of this.#watchers) each.close()
    await this.#turn
    await this.#context?.dispose()
    if (this.#id !== undefined) this.place.remove(this.#id)
  }

  /** A log with the lines of the author's own files. */
  mapped(log: string): string {
    return this.#mapping?.apply(log) ?? log
  }

  #changed(): void {
    this.#changedAt ||= performance.now()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const since = this.#changedAt
      this.#changedAt = 0
      this.#turn = this.#turn.then(() => this.#rebuild(since))
    }, SETTLES_MS)
  }

  async #rebuild(since: number): Promise<void> {
    try {
      const text = readFileSync(join(this.folder, 'plugin.json'), 'utf8')
      const { id } = checkManifest(basename(this.folder), text)
      const { outputFiles = [] } = await this.#context!.rebuild()
      const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text
      this.#mapping = new SourceMapping(textOf('.js.map'), this.folder)
      if (this.#id !== undefined && this.#id !== id) this.place.remove(this.#id)
      this.#id = id
      this.place.put(id, { folder: this.folder, manifest: text, source: textOf('.js') })
      this.listener.onBuilt({ id, ms: Math.round(performance.now() - since) })
    } catch (error) {
      // What was built last goes on running.
      this.listener.onFault(error instanceof InvalidManifestException ? error.message : describeFailure(error))
    }
  }
}
