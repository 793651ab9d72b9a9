import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../packages/integrity.js'
import { writeWhole } from '../packages/write_whole.js'
import { checkManifest } from '../contract.js'
import type { LoadedPlugin } from '../registry.js'

/** A plugin that is being worked on, as it was built last. One file, so that every thread and process sees it whole or as before. */
interface DevelopedPlugin {
  /** Of the process that watches its folder; when that is gone, the plugin is. */
  pid: number
  folder: string
  manifest: string
  source: string
}

/** `$FLORIN_DATA/development/`: where whoever watches a folder puts what it built, and every registry takes it from. */
export class DevelopmentPlace {
  constructor(private readonly folder: string) {}

  put(id: string, plugin: Omit<DevelopedPlugin, 'pid'>): void {
    mkdirSync(this.folder, { recursive: true })
    writeWhole(this.#file(id), JSON.stringify({ pid: process.pid, ...plugin }))
  }

  remove(id: string): void {
    rmSync(this.#file(id), { force: true })
  }

  /** Differs when something was built, or is no longer worked on. */
  stamp(): string {
    return this.#names()
      .map((name) => `${name} ${statSync(join(this.folder, name), { throwIfNoEntry: false })?.mtimeMs}`)
      .join('\n')
  }

  /** One that is broken is left out and told. */
  read(): { plugins: LoadedPlugin[]; problems: Error[] } {
    const found: { plugins: LoadedPlugin[]; problems: Error[] } = { plugins: [], problems: [] }
    for (const name of this.#names()) {
      try {
        const developed = JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as DevelopedPlugin
        if (isAlive(developed.pid)) found.plugins.push(loaded(developed))
      } catch (error) {
        found.problems.push(error as Error)
      }
    }
    return found
  }

  #names(): string[] {
    if (!existsSync(this.folder)) return []
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  }

  #file(id: string): string {
    return join(this.folder, `${id}.json`)
  }
}

function loaded({ folder, manifest: text, source }: DevelopedPlugin): LoadedPlugin {
  const manifest = checkManifest(folder, text)
  const { id: pluginId, version } = manifest
  // What is worked on runs as it will at strangers': signed by nobody, and without a compiler.
  const bundle = { pluginId, version, hash: sha256(Buffer.from(source)), source, bundled: false }
  return { manifest, level: 'unsigned', bundle }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
