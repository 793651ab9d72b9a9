import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { type Confinement, drawUser, HOST_ENVIRONMENT } from './confinement.js'
import { watchChild } from './living_children.js'
import type { FromHost, HostReply, InvokeMessage, ToHost } from './protocol.js'
import { PROTOCOL_VERSION } from './protocol.js'

export interface HostSettings {
  /** The bundled plugin host, an .mjs file. */
  file: string
  /** The binary of isolated-vm; the server only knows its path. */
  binary: string
  /** How far it is cut off from the system; asked once, before the first start. */
  confinement: () => Promise<Confinement>
  /** Just-in-time compilation makes bundled parsers several times faster; without it the process has no executable memory. */
  jit: boolean
}

export interface HostEnd {
  signal: string | null
  code: number | null
  /** The last it wrote to standard error. */
  errors: string
}

export interface HostListener {
  said(message: FromHost): void
  /** Called once, for any reason it ended. */
  ended(how: HostEnd): void
}

/** RLIMIT_DATA, in KiB. V8 with a compiler reserves more than it uses, so only hosts without one can have it. */
const DATA_LIMIT_KIB = 524_288
const PART_CHARS = 1 << 20
const ERRORS_KEPT = 8_192
const PAGE_BYTES = 4_096

/** One child process that runs plugins: started with no rights and no environment, and killed without asking. */
export class HostProcess {
  readonly #listener: HostListener
  readonly #knownBundles = new Set<string>()
  #child: ChildProcess | undefined
  #errors = ''
  #ended = false

  constructor(settings: HostSettings, listener: HostListener) {
    this.#listener = listener
    void this.#start(settings)
  }

  async #start(settings: HostSettings): Promise<void> {
    const confinement = await settings.confinement()
    if (this.#ended) return
    const child = launch(settings, confinement)
    this.#child = child
    watchChild(child)
    child.on('message', (message) => this.#listener.said(message as FromHost))
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (this.#errors = (this.#errors + text).slice(-ERRORS_KEPT)))
    child.on('error', (error) => {
      this.#errors += error.message
      this.#end(null, null)
    })
    child.on('close', (code, signal) => this.#end(code, signal))
  }

  #end(code: number | null, signal: string | null): void {
    if (this.#ended) return
    this.#ended = true
    this.#listener.ended({ code, signal, errors: this.#errors })
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Hands over a call. The text goes in pieces, each after the one before is written, so that the event loop keeps turning. */
  async invoke(message: Omit<InvokeMessage, 'v' | 't' | 'parts'>, source: string, text: string): Promise<void> {
    const { id, bundle } = message
    const parts = Math.ceil(text.length / PART_CHARS)
    const known = this.#knownBundles.has(bundle.hash)
    this.#knownBundles.add(bundle.hash)
    const bundleToSend = known ? { hash: bundle.hash } : { hash: bundle.hash, source }
    await this.#send({ v: PROTOCOL_VERSION, t: 'invoke', ...message, bundle: bundleToSend, parts })
    for (let part = 0; part < parts; part++) {
      if (part > 0) await setImmediate()
      await this.#send({
        v: PROTOCOL_VERSION,
        t: 'text',
        id,
        text: text.slice(part * PART_CHARS, (part + 1) * PART_CHARS),
      })
    }
  }

  cancel(id: number): void {
    void this.#send({ v: PROTOCOL_VERSION, t: 'cancel', id })
  }

  reply(id: number, call: number, outcome: HostReply): void {
    void this.#send({ v: PROTOCOL_VERSION, t: 'reply', id, call, outcome })
  }

  kill(): void {
    if (this.#child) this.#child.kill('SIGKILL')
    else this.#end(null, 'SIGKILL')
  }

  /** Whether this process keeps ours alive. */
  hold(held: boolean): void {
    const change = held ? 'ref' : 'unref'
    this.#child?.[change]()
    this.#child?.channel?.[change]()
  }

  /** Memory in use; undefined where the system does not tell (only Linux has /proc, where nothing has to be waited for). */
  residentBytes(): number | undefined {
    try {
      const pages = readFileSync(`/proc/${this.pid}/statm`, 'latin1').split(' ')[1]
      return Number(pages) * PAGE_BYTES
    } catch {
      return undefined
    }
  }

  /** Settles when written, or when the process is gone: its end is told by `ended`, once. */
  #send(message: ToHost): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ended || !this.#child?.connected) return resolve()
      this.#child.send(message, () => resolve())
    })
  }
}

function launch({ file, binary, jit }: HostSettings, { prefix, setUser }: Confinement): ChildProcess {
  const flags = [
    '--no-node-snapshot',
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${file}`,
    `--allow-fs-read=${binary}`,
    '--disable-warning=SecurityWarning',
    // A call lives a fraction of a second, so code has to get fast at once.
    ...(jit ? ['--no-lazy-feedback-allocation'] : ['--jitless']),
  ]
  const user = drawUser()
  const command = [...prefix(user), process.execPath, ...flags, file, binary]
  const options = {
    env: HOST_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'] as ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(setUser ? { uid: user, gid: user } : {}),
  }
  const advanced = { ...options, serialization: 'advanced' as const }
  if (process.platform === 'win32') return spawn(command[0]!, command.slice(1), advanced)
  const limits = ['ulimit -c 0', 'ulimit -n 64', ...(jit ? [] : [`ulimit -d ${DATA_LIMIT_KIB}`])]
  return spawn('/bin/sh', ['-c', `${limits.join('; ')}; exec "$@"`, 'plugin-host', ...command], advanced)
}
