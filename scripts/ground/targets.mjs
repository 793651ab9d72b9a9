import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fingerprint } from './fingerprint.mjs'
import { run, runQuietly } from './processes.mjs'
import { inRoot } from './root.mjs'
import { Setback } from './setback.mjs'

const TOOLS = ['package-lock.json', 'package.json']
const SERVER_SOURCES = [
  'app',
  'bin',
  'commands',
  'config',
  'database',
  'providers',
  'start',
  'adonisrc.ts',
  'ace.js',
  'tsconfig.json',
]

/**
 * What is built, in this order. `inputs` decide whether it is built again; `after` adds the inputs of what it takes in.
 * `output` tells that it was built at all.
 */
const TARGETS = {
  plugins: {
    inputs: ['plugins', 'app/plugins/protocol.ts', 'bin/plugin_host.ts', 'bin/plugin_host', ...TOOLS],
    output: 'plugins/host/dist/plugin_host.mjs',
    command: ['node', 'plugins/build.mjs'],
  },
  ui: { inputs: ['ui', ...TOOLS], output: 'ui/dist/app.html', command: ['vite', 'build'], cwd: 'ui' },
  server: {
    inputs: [...SERVER_SOURCES, 'docs/problems', ...TOOLS],
    after: ['plugins', 'ui'],
    output: 'build/bin/server.js',
    command: ['node', 'ace', 'build'],
  },
}

const stampOf = (name) => inRoot('node_modules', '.florin', `${name}.sha256`)

function inputsOf(name) {
  const { inputs, after = [] } = TARGETS[name]
  return [...inputs, ...after.flatMap(inputsOf)]
}

function isCurrent(name, print) {
  const stamp = stampOf(name)
  return existsSync(inRoot(TARGETS[name].output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print
}

async function build(name, { verbose }) {
  const { command, cwd } = TARGETS[name]
  const [program, ...args] = command
  const options = { cwd: cwd ? inRoot(cwd) : undefined, env: { NODE_ENV: 'production' } }
  const { code, output } = verbose
    ? { code: await run(program, args, options) }
    : await runQuietly(program, args, options)
  if (code !== 0) throw new Setback(`could not build ${name} (${command.join(' ')}).\n\n${output ?? ''}`)
}

/** Builds the named targets whose inputs changed since they were last built. */
export async function bringUpToDate(names, { verbose = false } = {}) {
  for (const name of Object.keys(TARGETS).filter((each) => names.includes(each))) {
    const print = fingerprint(inputsOf(name), process.versions.node)
    if (isCurrent(name, print)) continue
    const began = performance.now()
    process.stdout.write(`Building ${name} … `)
    await build(name, { verbose })
    console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)
    mkdirSync(inRoot('node_modules', '.florin'), { recursive: true })
    writeFileSync(stampOf(name), print)
  }
}

export const ALL_TARGETS = Object.keys(TARGETS)
