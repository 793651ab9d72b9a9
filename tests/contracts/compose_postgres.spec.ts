import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { parse } from 'yaml'
import { startPostgresServer } from '#tests/support/postgres_server'

interface Compose {
  services: { postgres: { volumes: string[]; healthcheck: { test: string[] } } }
}

const execute = promisify(execFile)
const PASSWORD = `it's a "secret"`

const lacksClient = spawnSync('psql', ['--version']).status !== 0

test.group('compose.postgres.yml', () => {
  test('prepares a server that Florin moves into without special rights', async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'florin-compose-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    const server = await startPostgresServer(join(folder, 'postgres'))
    cleanup(() => server.stop())

    const { postgres } = (parse(readFileSync(app.makePath('compose.postgres.yml'), 'utf8')) as Compose).services
    const login = { PGHOST: server.host, PGPORT: String(server.port), PGPASSWORD: server.password }
    const env = { ...process.env, ...login, FLORIN_DATABASE_PASSWORD: PASSWORD }
    const scripts = postgres.volumes
      .map((volume) => volume.split(':'))
      .filter(([, to]) => to.includes('/docker-entrypoint-initdb.d/'))
    assert.lengthOf(scripts, 1)
    await execute('/bin/sh', [app.makePath(scripts[0][0])], { env })
    const [, program, ...args] = postgres.healthcheck.test
    await execute(program, [...args, `--port=${server.port}`])

    const url = `postgres://florin:${encodeURIComponent(PASSWORD)}@${server.host}:${server.port}/florin`
    const florin = { ...process.env, DATABASE_URL: url, FLORIN_DATA: join(folder, 'data'), NODE_ENV: 'production' }
    const { stdout } = await execute(process.execPath, ['ace.js', 'florin:check', '--json'], {
      cwd: app.makePath(),
      env: florin,
    })
    assert.isObject(JSON.parse(stdout))
  }).skip(lacksClient, 'psql and pg_isready are not installed')
})
