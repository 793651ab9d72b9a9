/*
 * The door to every npm script. Plain JavaScript that Node 20 can run before anything is installed: it installs the
 * dependencies, moves to the Node that Florin is pinned to, and hands over to scripts/<command>.mjs.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const [command = 'start', ...args] = process.argv.slice(2)
const script = new URL(`../scripts/${command}.mjs`, import.meta.url)

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(
    `\nFlorin: needs Node ${OLDEST_NODE} or newer to install itself, this is ${process.versions.node}. See https://nodejs.org\n`,
  )
  process.exit(1)
}
if (!existsSync(script)) {
  console.error(`\nFlorin: there is no command "${command}". Try start, dev, test, check, build or coverage.\n`)
  process.exit(1)
}

const { isReadyHere } = await import('../scripts/ground/handover.mjs')
const { giveUp } = await import('../scripts/ground/setback.mjs')

try {
  if (await isReadyHere(fileURLToPath(import.meta.url), [command, ...args])) {
    const { main } = await import(script.href)
    await main(args)
  }
} catch (error) {
  giveUp(error)
}
