import { existsSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { inRoot } from './root.mjs'
import { Setback } from './setback.mjs'

/** isolated-vm is built against one V8, so the major version matters upwards as well as downwards. */
const MAJOR = 24

const major = () => Number(process.versions.node.split('.')[0])

function packagedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = inRoot('node_modules', `node-${system}-${process.arch}`, 'bin', file)
  return existsSync(path) ? path : undefined
}

/** The Node that Florin runs on: this one when it fits, else the one npm installed, else any newer system Node. */
export function findNode() {
  if (major() === MAJOR) return process.execPath
  const packaged = packagedNode()
  if (packaged) return packaged
  if (major() > MAJOR) return process.execPath
  throw new Setback(
    `needs Node ${MAJOR}, this is ${process.versions.node}, and npm has no packaged Node for ${process.platform}-${process.arch}. ` +
      `Install Node ${MAJOR} (https://nodejs.org, or \`nvm install\` in this folder) and run the command again.`,
  )
}

/** PATH with the right Node and the project's programs first, for everything we start. */
export function pathWith(node) {
  return [dirname(node), inRoot('node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter)
}
