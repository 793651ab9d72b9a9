import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { parse } from 'yaml'
import { ContainerRehearsal, containerEnvironment, type RehearsedStage } from '#tests/support/container_rehearsal'
import { parseDockerfile } from '#tests/support/dockerfile'
import { freePort } from '#tests/support/free_port'

interface Compose {
  services: Record<string, { environment?: Record<string, string>; ports?: string[]; volumes?: string[] }>
}

const SECRETS = {
  APP_KEY: 'container-container-container-container',
  FLORIN_PEPPER: 'container-pepper-container-pepper',
}
const HEALTH_POLL_MS = 100
const PATIENCE_MS = 30_000

const textOf = (path: string) => readFileSync(app.makePath(path), 'utf8')
const composeOf = (path: string) => parse(textOf(path)) as Compose

/** Runs a command in a rehearsed stage; resolves to its exit code. */
async function exitCode(
  stage: RehearsedStage,
  [program, ...args]: string[],
  environment: Record<string, string>,
): Promise<number> {
  const options = { cwd: stage.workdir, env: containerEnvironment(stage, environment) }
  try {
    await promisify(execFile)(program, args, options)
    return 0
  } catch (error) {
    return (error as { code: number }).code
  }
}

async function becomesHealthy(stage: RehearsedStage, environment: Record<string, string>): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += HEALTH_POLL_MS) {
    if ((await exitCode(stage, stage.healthCheck, environment)) === 0) return true
    await new Promise((next) => setTimeout(next, HEALTH_POLL_MS))
  }
  return false
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

test.group('Container', () => {
  const stages = parseDockerfile(textOf('Dockerfile'))
  const final = stages[stages.length - 1]
  const values = (keyword: string) =>
    final.instructions.filter((each) => each.keyword === keyword).map(({ value }) => value)

  test('builds, starts, becomes healthy, serves the pages, reads a bank file and stops', async ({
    assert,
    cleanup,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'florin-container-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    const stage = new ContainerRehearsal(app.makePath(), folder).run(stages)
    const environment = { ...SECRETS, PORT: String(await freePort()) }
    assert.notEqual(await exitCode(stage, stage.healthCheck, environment), 0, 'nothing runs yet')

    const [program, ...args] = stage.command
    const server = spawn(program, args, {
      cwd: stage.workdir,
      env: containerEnvironment(stage, environment),
      stdio: 'pipe',
    })
    cleanup(() => void server.kill('SIGKILL'))
    let log = ''
    server.stderr.on('data', (chunk: Buffer) => (log += chunk))
    assert.isTrue(await becomesHealthy(stage, environment), log)

    const page = await fetch(`http://127.0.0.1:${environment.PORT}/`)
    assert.equal(page.status, 200)
    assert.match(await page.text(), /<title>|_app\/immutable/)
    assert.isTrue(existsSync(join(stage.files, 'data/florin.sqlite3')), 'the database lies in the volume')

    const file = app.makePath('plugins/csv_import/fixtures/account_column.csv')
    const parsing = await exitCode(stage, ['node', 'ace.js', 'florin:parse', file, '--json'], environment)
    assert.equal(parsing, 0, 'the sandbox works with what the image has installed')

    server.kill('SIGTERM')
    assert.equal(await ended(server), 0, log)
  })

  test('does not run as root and keeps its state in one volume', ({ assert }) => {
    assert.deepEqual(values('USER'), ['node'])
    assert.deepEqual(values('VOLUME'), ['/data'])
    assert.match(values('ENV').join(' '), /FLORIN_DATA=\/data\b/)
  })

  test('compose files set variables that exist, and use the port and the volume of the image', ({ assert }) => {
    const documented = new Set([...textOf('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))
    for (const file of ['compose.yml', 'compose.postgres.yml']) {
      const { environment = {} } = composeOf(file).services.florin
      assert.deepEqual(
        Object.keys(environment).filter((name) => !documented.has(name)),
        [],
        file,
      )
    }
    const { ports = [], volumes = [] } = composeOf('compose.yml').services.florin
    assert.deepEqual(
      ports.map((port) => port.split(':').at(-1)),
      values('EXPOSE'),
    )
    assert.deepEqual(
      volumes.map((volume) => volume.split(':')[1]),
      values('VOLUME'),
    )
  })
})
