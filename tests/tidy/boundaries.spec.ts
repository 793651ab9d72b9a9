import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

/** A small project: what each file imports. Some of it is allowed, some is not. */
const PROJECT: Record<string, string[]> = {
  'app/core/money.ts': [],
  'app/core/greedy.ts': ['#ledger/services/post_transaction'],
  'app/http/operation.ts': ['#core/money'],
  'app/households/services/read_household.ts': ['#http/operation'],
  'app/households/transformers/household.ts': [],
  'app/ledger/domain/balancing.ts': ['#core/money', './sign.js'],
  'app/ledger/domain/sign.ts': ['node:fs', '#database/database'],
  'app/ledger/services/post_transaction.ts': [
    '#households/services/read_household',
    '#database/database',
    '../domain/balancing.js',
  ],
  'app/ledger/services/nosy.ts': ['#households/transformers/household', '#rules/services/apply_rules', '#start/routes'],
  'app/ledger/services/lost.ts': ['#ledger/services/nowhere'],
  'app/ledger/services/circle.ts': ['./square.js'],
  'app/ledger/services/square.ts': ['./circle.js'],
  'app/ledger/services/hostile.ts': ['isolated-vm', 'fast-check'],
  'app/ledger/controllers/accounts_controller.ts': ['../services/post_transaction.js'],
  'app/ledger/routes.ts': ['./controllers/accounts_controller.js'],
  'app/ledger/services/upside_down.ts': ['../controllers/accounts_controller.js'],
  'app/rules/services/apply_rules.ts': ['#ledger/services/post_transaction', '#sdk'],
  'app/novelty/services/try_something.ts': ['#ledger/services/post_transaction', '#rules/services/apply_rules'],
  'bin/plugin_host.ts': ['isolated-vm'],
  'database/database.ts': ['#core/money'],
  'database/curious.ts': ['#ledger/domain/balancing'],
  'start/routes.ts': ['#ledger/routes'],
  'plugins/sdk/src/index.ts': [],
  'plugins/csv_import/src/index.ts': ['#sdk', './parse.js', 'papaparse'],
  'plugins/csv_import/src/parse.ts': ['node:fs', '../../ofx_import/src/index.js'],
  'plugins/ofx_import/src/index.ts': ['#sdk'],
  'ui/src/lib/api/client.ts': [],
  'ui/src/lib/components/amount.ts': ['#lib/api/client.ts'],
  'ui/src/routes/page.ts': ['#lib/components/amount.ts', '../../../app/core/money.js'],
}

const FORBIDDEN = [
  'controllers-are-leaves: app/ledger/services/upside_down.ts → app/ledger/controllers/accounts_controller.ts',
  'core-stands-on: app/core/greedy.ts → app/ledger/services/post_transaction.ts',
  'database-knows-no-domain: database/curious.ts → app/ledger/domain/balancing.ts',
  'domain-is-pure: app/ledger/domain/sign.ts → database/database.ts',
  'domain-is-pure: app/ledger/domain/sign.ts → fs',
  'isolated-vm-stays-in-its-host: app/ledger/services/hostile.ts → isolated-vm',
  'ledger-stands-on: app/ledger/services/nosy.ts → app/rules/services/apply_rules.ts',
  'no-cycles: app/ledger/services/circle.ts → app/ledger/services/square.ts',
  'nobody-imports-the-wiring: app/ledger/services/nosy.ts → start/routes.ts',
  'nothing-unresolved: app/ledger/services/lost.ts → #ledger/services/nowhere',
  'novelty-stands-on: app/novelty/services/try_something.ts → app/rules/services/apply_rules.ts',
  'plugins-import-the-sdk: plugins/csv_import/src/parse.ts → fs',
  'plugins-import-the-sdk: plugins/csv_import/src/parse.ts → plugins/ofx_import/src/index.ts',
  'production-needs-no-dev-dependency: app/ledger/services/hostile.ts → fast-check',
  'public-surface: app/ledger/services/nosy.ts → app/households/transformers/household.ts',
  'ui-components-know-no-product: ui/src/lib/components/amount.ts → ui/src/lib/api/client.ts',
  'ui-imports-no-server: ui/src/routes/page.ts → app/core/money.ts',
]

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}

function writeProject(folder: string): void {
  for (const [path, imports] of Object.entries(PROJECT)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const lines = imports.map((name, index) => `import * as import${index} from '${name}'\nexport { import${index} }\n`)
    writeFileSync(join(folder, path), lines.join('') || 'export {}\n')
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.depcruise.json', 'tsconfig.json', 'package.json']) {
    cpSync(app.makePath(file), join(folder, file))
  }
  symlinkSync(app.makePath('node_modules'), join(folder, 'node_modules'))
}

const inPackage = (path: string) => path.replace(/^.*node_modules\//, '').replace(/\/.*$/, '')
const shortened = (path: string) => (path.includes('node_modules/') ? inPackage(path) : path)

test.group('Boundaries', () => {
  test('every forbidden import is found, and no other', ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'florin-boundaries-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    writeProject(folder)

    const program = app.makePath('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '.']
    const { stdout } = spawnSync(process.execPath, [program, ...options], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })

    const { violations } = (JSON.parse(stdout) as Report).summary
    assert.deepEqual(
      violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${shortened(to)}`).sort(),
      FORBIDDEN,
    )
  })
})
