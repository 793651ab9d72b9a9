import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ignoredIn, linkDependencies } from './checkout_copy.js'
import { commandOf, type Stage } from './dockerfile.js'

/** What a stage left behind: a folder that stands for `/`, and how to run something in it. */
export interface RehearsedStage {
  files: string
  workdir: string
  environment: Record<string, string>
  command: string[]
  healthCheck: string[]
}

/**
 * Carries out a Dockerfile without Docker: each stage gets a folder that stands for its root, and every instruction is
 * run there under the Node of this process. Three things differ. Users are ours, because only root may change owners.
 * Installing *with* development dependencies is replaced by links to those of this checkout, which a clean `npm ci` has
 * just installed. And the system is this one, not Debian's slim image.
 */
export class ContainerRehearsal {
  readonly #done = new Map<string, RehearsedStage>()
  readonly #isIgnored: (path: string) => boolean

  constructor(
    private readonly checkout: string,
    private readonly folder: string,
  ) {
    this.#isIgnored = ignoredIn(checkout)
  }

  run(stages: Stage[]): RehearsedStage {
    const rehearsed = stages.map((stage, index) => this.#rehearse(stage, stage.name ?? String(index)))
    return rehearsed[rehearsed.length - 1]
  }

  #rehearse(stage: Stage, name: string): RehearsedStage {
    const files = join(this.folder, name)
    mkdirSync(files, { recursive: true })
    const state: RehearsedStage = { files, workdir: files, environment: {}, command: [], healthCheck: [] }
    for (const { keyword, value } of stage.instructions) this.#carryOut(state, keyword, value)
    this.#done.set(name, state)
    return state
  }

  #carryOut(state: RehearsedStage, keyword: string, value: string): void {
    switch (keyword) {
      case 'WORKDIR':
        state.workdir = join(state.files, value)
        mkdirSync(state.workdir, { recursive: true })
        return
      case 'ENV':
        for (const [, key, text] of value.matchAll(/(\w+)=(\S+)/g)) state.environment[key] = this.#inside(state, text)
        return
      case 'COPY':
        return this.#copy(state, value)
      case 'RUN':
        return this.#execute(state, value)
      case 'CMD':
        state.command = commandOf(value)
        return
      case 'HEALTHCHECK':
        state.healthCheck = commandOf(value.replace(/^(--\S+\s+)*CMD\s+/, ''))
        return
      case 'USER':
      case 'VOLUME':
      case 'EXPOSE':
        return
      default:
        throw new Error(`the rehearsal does not know ${keyword}`)
    }
  }

  /** Absolute paths of the container are below the stage's folder. */
  #inside(state: RehearsedStage, text: string): string {
    return text.replace(/(^|\s)(\/[\w./-]+)/g, (_, before: string, path: string) => before + join(state.files, path))
  }

  /** As Docker does: of a folder its contents, a file under its own name. */
  #copy(state: RehearsedStage, value: string): void {
    const words = value.split(/\s+/)
    const stage = words[0].startsWith('--from=') ? this.#done.get(words.shift()!.slice('--from='.length)) : undefined
    const into = join(state.workdir, words.pop()!)
    for (const source of words) {
      const from = join(stage ? stage.files : this.checkout, source)
      const to = statSync(from).isDirectory() ? into : join(into, basename(source))
      const filter = (path: string) => Boolean(stage) || !this.#isIgnored(path)
      cpSync(from, to, { recursive: true, preserveTimestamps: true, filter })
    }
  }

  #execute(state: RehearsedStage, command: string): void {
    if (/^npm ci\b/.test(command) && !command.includes('--omit=dev'))
      return linkDependencies(this.checkout, state.workdir)
    const owner = `${process.getuid?.()}:${process.getgid?.()}`
    const script = this.#inside(state, command).replaceAll('node:node', owner)
    execFileSync('/bin/sh', ['-c', script], { cwd: state.workdir, env: buildEnvironment(state), stdio: 'pipe' })
  }
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** What a process in the container sees, and nothing of what this one does. */
export function containerEnvironment(
  stage: RehearsedStage,
  extra: Record<string, string> = {},
): Record<string, string> {
  return { PATH: `${dirname(process.execPath)}:${SYSTEM_PATH}`, HOME: stage.files, ...stage.environment, ...extra }
}

/** While building, also how to reach the network from here; but nothing that this test run set for itself. */
function buildEnvironment(stage: RehearsedStage): NodeJS.ProcessEnv {
  const ours = /^(NODE_ENV|HOST|PORT|APP_KEY|DATABASE_URL|ENV_PATH|FLORIN_)/
  const outside = Object.entries(process.env).filter(([name]) => !ours.test(name))
  // Everything was just downloaded once; the rehearsal should not need the network again.
  const inside = containerEnvironment(stage, {
    HOME: process.env.HOME ?? stage.files,
    npm_config_prefer_offline: 'true',
  })
  return { ...Object.fromEntries(outside), ...inside }
}
