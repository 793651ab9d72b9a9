import { ensureDependencies } from './dependencies.mjs'
import { findNode } from './pinned_node.mjs'
import { run } from './processes.mjs'

/**
 * True when everything is installed and this process is the Node that Florin is pinned to. Otherwise the script has been
 * run to its end by that Node, and nothing is left to do here.
 */
export async function isReadyHere(script, args) {
  ensureDependencies()
  const node = findNode()
  if (node === process.execPath) return true
  process.exitCode = await run(node, [script, ...args], { cwd: process.cwd() })
  return false
}
