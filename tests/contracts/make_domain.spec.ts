import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { copySources, linkDependencies } from '#tests/support/checkout_copy'
import { freePort } from '#tests/support/free_port'

const PROGRAMS = {
  ace: ['ace.js'],
  prettier: ['node_modules/prettier/bin/prettier.cjs'],
  eslint: ['node_modules/eslint/bin/eslint.js'],
  tsc: ['node_modules/typescript/bin/tsc'],
  depcruise: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs'],
  japa: ['--import=./bin/typescript.mjs', 'bin/test.ts'],
}

const WRITTEN = [
  'app/lent_umbrellas',
  'tests/unit/lent_umbrellas',
  'tests/functional/lent_umbrellas',
  'start/routes.ts',
  'docs/problems/umbrella-name-taken.md',
]

/** Runs a program in a folder; resolves to '' when it succeeds, else to what it printed. */
async function complaints(folder: string, program: keyof typeof PROGRAMS, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    FLORIN_TALLY: '',
    NODE_ENV: 'development',
    NO_COLOR: '1',
    PORT: String(await freePort()),
  }
  try {
    await promisify(execFile)(process.execPath, [...PROGRAMS[program], ...args], { cwd: folder, env })
    return ''
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  }
}

/** The rest of the checkout has its own steps in the check; this test is about what was written. */
const aboutTheDomain = (text: string) => text.split('\n').filter((line) => /umbrella/i.test(line))

test.group('node ace make:domain', () => {
  test('writes a domain that passes every check and its own tests', async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'florin-make-domain-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    copySources(app.makePath(), folder)
    linkDependencies(app.makePath(), folder)

    assert.equal(await complaints(folder, 'ace', 'make:domain', 'lent_umbrellas', '--noun=umbrella'), '')
    const check = (program: keyof typeof PROGRAMS, ...args: string[]) => complaints(folder, program, ...args)
    // They only read, and several may do so at the same time.
    const [layout, style, types, directions, own, sizes] = await Promise.all([
      check('prettier', '--check', ...WRITTEN, 'package.json'),
      check('eslint', '--max-warnings=0', ...WRITTEN.slice(0, 4)),
      check('tsc', '--noEmit'),
      check('depcruise', 'app', 'start'),
      check('japa', 'unit', 'functional', '--files=umbrella_name', '--files=umbrellas'),
      check('japa', 'tidy', '--files=code', '--files=docs'),
    ])
    assert.deepEqual({ layout, style, own }, { layout: '', style: '', own: '' })
    assert.deepEqual([types, directions, sizes].flatMap(aboutTheDomain), [])
  })
})
