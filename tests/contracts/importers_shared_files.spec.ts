import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from '@japa/runner'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CHECK = fileURLToPath(new URL('../../../shared/checks/imports.mjs', import.meta.url))

/** What the formats of today reach. Raise it when it gets better. */
const PERCENT = 96

test.group('Files of real banks', () => {
  test(`at least ${PERCENT} % are read exactly as others established`, async ({ assert }) => {
    const args = [CHECK, '--format', 'ofx,qfx,csv,camt,mt940,qif', '--at-least', String(PERCENT)]
    const env = { ...process.env, FLORIN_NODE: process.execPath }
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env }).catch(
      (error: { stdout: string }) => error,
    )
    const [, right, all] = /(\d+) of (\d+) files/.exec(stdout) ?? []
    assert.isAtLeast((100 * Number(right)) / Number(all), PERCENT, stdout)
  }).skip(!existsSync(CHECK), `${CHECK} is not here: the files of real banks are not part of the repository`)
})
