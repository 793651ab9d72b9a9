import { mkdirSync, accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { finished, start, WITH_PARENT } from './ground/processes.mjs'
import { inRoot, ROOT } from './ground/root.mjs'
import { ensureSecrets, readSettings } from './ground/secrets.mjs'
import { Setback } from './ground/setback.mjs'
import { ALL_TARGETS, bringUpToDate } from './ground/targets.mjs'

const HEALTH_POLL_MS = 50

/** `npm start`: everything up to date, then the server as it runs in production. */
export async function main() {
  ensureSecrets()
  const settings = readSettings()
  const host = settings.HOST || '127.0.0.1'
  const port = Number(settings.PORT || 3333)
  ensureDataFolder(resolve(ROOT, settings.FLORIN_DATA || './storage'))
  await ensurePortIsFree(host, port)
  await bringUpToDate(ALL_TARGETS)

  const server = start('node', [...WITH_PARENT, inRoot('build/bin/server.js')], {
    env: { NODE_ENV: 'production', HOST: host, PORT: String(port) },
  })
  announceWhenReady(server, host, port)
  process.exitCode = await finished(server)
}

function ensureDataFolder(folder) {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
}

function ensurePortIsFree(host, port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Setback(`PORT must be a number from 1 to 65535, not "${port}".`)
  return new Promise((free, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(explainListenFailure(error, host, port)))
    probe.listen(port, host, () => probe.close(free))
  })
}

function explainListenFailure(error, host, port) {
  if (error.code === 'EADDRINUSE') {
    return new Setback(
      `port ${port} is taken, perhaps by another Florin. Stop that program, or choose a port: PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES')
    return new Setback(`this user may not listen on port ${port}. Choose one above 1024: PORT=3333 npm start`)
  if (error.code === 'EADDRNOTAVAIL') return new Setback(`HOST=${host} is no address of this machine.`)
  return error
}

async function announceWhenReady(server, host, port) {
  const address = `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`
  while (server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(`${address}/api/v1/health`).catch(() => undefined)
    if (answer?.ok) {
      console.log(`\n  Florin is ready after ${process.uptime().toFixed(1)} s. Open ${address}\n`)
      return
    }
    await new Promise((next) => setTimeout(next, HEALTH_POLL_MS))
  }
}
