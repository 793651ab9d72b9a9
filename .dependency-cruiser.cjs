/*
 * The directions of docs/architecture.md, kept by `npm run check -- boundaries`.
 */
const { readdirSync } = require('node:fs')
const { join } = require('node:path')

/** What each domain stands on directly; what those stand on is allowed too. */
const STANDS_ON = {
  core: [],
  secrets: ['core'],
  http: ['core'],
  jobs: ['http'],
  plugins: ['portability', 'secrets'],
  identity: ['jobs', 'secrets'],
  households: ['identity'],
  changes: ['households'],
  portability: ['changes'],
  commodities: ['plugins'],
  notifications: ['plugins', 'portability'],
  webhooks: ['notifications'],
  ledger: ['commodities', 'portability'],
  rules: ['ledger', 'plugins'],
  categorizing: ['ledger', 'plugins'],
  imports: ['rules', 'categorizing', 'budgets', 'notifications'],
  connections: ['imports'],
  advising: ['rules'],
  budgets: ['ledger', 'recurring'],
  goals: ['budgets'],
  recurring: ['ledger', 'notifications'],
  reports: ['budgets', 'goals', 'recurring'],
  forecasting: ['budgets', 'goals', 'recurring'],
  insights: ['alerts', 'reports'],
  alerts: ['rules', 'notifications', 'forecasting', 'recurring'],
  automations: ['rules', 'notifications', 'webhooks', 'budgets'],
  demo: ['ledger'],
}

/** A domain that the table does not name yet stands on the ledger, and nothing stands on it. */
const DEFAULT = ['ledger']

/** Machinery: all of it is for everybody above. Of the other domains only the public folders are. */
const MACHINERY = ['core', 'jobs', 'secrets', 'http', 'changes', 'plugins']
const PUBLIC = '(services|domain|events|models|validators)/|exceptions\\.ts$'

/** Libraries that a domain may use: functions from plain data to plain data. */
const PURE_LIBRARIES = '(ajv|re2js|handlebars)'

const domains = readdirSync(join(__dirname, 'app'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

function reach(domain, found = new Set()) {
  for (const below of STANDS_ON[domain] ?? DEFAULT) {
    if (!found.has(below)) reach(below, found.add(below))
  }
  return found
}

const oneOf = (names) => `^app/(${[...names].join('|')})/`

const directions = domains.map((domain) => ({
  name: `${domain}-stands-on`,
  comment: `${domain} may import ${[...reach(domain)].join(', ') || 'no other domain'}; the table is in .dependency-cruiser.cjs.`,
  severity: 'error',
  from: { path: `^app/${domain}/` },
  to: { path: '^app/', pathNot: oneOf([domain, ...reach(domain)]) },
}))

const surfaces = {
  name: 'public-surface',
  comment: 'Another domain is used through its services/, domain/, events/, models/, validators/ and exceptions.ts.',
  severity: 'error',
  from: { path: '^app/([^/]+)/' },
  to: { path: '^app/([^/]+)/', pathNot: [`^app/$1/`, oneOf(MACHINERY), `^app/[^/]+/(${PUBLIC})`] },
}

const general = [
  {
    name: 'nothing-unresolved',
    comment: 'An import that resolves to no file would be checked by no other rule.',
    severity: 'error',
    from: { pathNot: '^node_modules/' },
    to: { couldNotResolve: true, pathNot: '^(\\$app|\\$env|\\$service-worker|virtual:)' },
  },
  {
    name: 'no-cycles',
    comment: 'Two modules that need each other are one, or lack a third.',
    severity: 'error',
    // A recursive component imports itself.
    from: { path: '(.+)' },
    to: { circular: true, pathNot: '^$1$' },
  },
  {
    name: 'domain-is-pure',
    comment:
      'domain/ computes on plain data: core, domain folders, hashing, pure libraries; no framework, database, clock or file.',
    severity: 'error',
    from: { path: '^app/([^/]+)/domain/' },
    to: {
      pathNot: [
        '^app/$1/exceptions\\.ts$',
        '^app/[^/]+/domain/',
        '^app/core/',
        '^plugins/sdk/',
        '^crypto$',
        `node_modules/${PURE_LIBRARIES}/`,
      ],
    },
  },
  {
    name: 'controllers-are-leaves',
    comment: 'Only routes name controllers; what two controllers share is a service.',
    severity: 'error',
    from: { path: '^app/', pathNot: 'routes\\.ts$' },
    to: { path: '^app/[^/]+/controllers/' },
  },
  {
    name: 'database-knows-no-domain',
    comment: 'The data layer stands below every domain.',
    severity: 'error',
    from: { path: '^database/' },
    to: { path: '^app/', pathNot: '^app/core/' },
  },
  {
    name: 'nobody-imports-the-wiring',
    comment:
      'start/, providers/, commands/ and bin/ put the parts together; a part that imports them cannot be used alone.',
    severity: 'error',
    from: { path: '^(app|database)/' },
    to: { path: '^(start|providers|commands|bin|tests)/', pathNot: '^start/(env|kernel)\\.ts$' },
  },
  {
    name: 'isolated-vm-stays-in-its-host',
    comment: 'A hostile plugin may take down the process that holds isolated-vm, so the server must not.',
    severity: 'error',
    from: { pathNot: '^bin/plugin_host' },
    to: { path: 'node_modules/isolated-vm' },
  },
  {
    name: 'plugins-import-the-sdk',
    comment: 'A plugin is itself, the SDK and libraries that need no Node: nothing else exists inside the isolate.',
    severity: 'error',
    from: { path: '^plugins/([^/]+)/', pathNot: '/(tests|fixtures)/' },
    to: { pathNot: ['^plugins/$1/', '^plugins/sdk/', 'node_modules/'] },
  },
  {
    name: 'sdk-imports-nothing',
    comment: 'The SDK is a contract; of libraries it has only the inflater, which goes into the bundles that use it.',
    severity: 'error',
    from: { path: '^plugins/sdk/src/' },
    to: { pathNot: '^plugins/sdk/|node_modules/fflate/' },
  },
  {
    name: 'server-uses-only-the-sdk-of-plugins',
    comment: 'The server reads plugins as files; their code runs in the host.',
    severity: 'error',
    from: { path: '^(app|bin|commands|config|database|providers|start)/' },
    to: { path: '^plugins/', pathNot: '^plugins/sdk/' },
  },
  {
    name: 'ui-imports-no-server',
    comment: 'The UI knows the server by HTTP and by types generated from the OpenAPI document.',
    severity: 'error',
    from: { path: '^ui/' },
    to: { path: '^(app|bin|commands|config|database|plugins|providers|start|tests)/' },
  },
  {
    name: 'server-imports-no-ui',
    severity: 'error',
    from: { path: '^(app|bin|commands|config|database|providers|start)/' },
    to: { path: '^ui/' },
  },
  {
    name: 'ui-components-know-no-product',
    comment:
      'routes compose, features know the product, components know no more of it than the shape of money, of problems and of sending.',
    severity: 'error',
    from: { path: '^ui/src/lib/components/' },
    to: {
      path: '^ui/src/(routes|lib/(features|api))/',
      pathNot: '^ui/src/lib/api/(problem|sending\\.svelte|types)\\.ts$',
    },
  },
  {
    name: 'production-needs-no-dev-dependency',
    comment: 'The container installs without devDependencies.',
    severity: 'error',
    from: {
      path: '^(app|bin|commands|config|database|providers|start)/',
      pathNot: '^bin/(test\\.ts|typescript\\.mjs)$',
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
]

module.exports = {
  forbidden: [...general, ...directions, surfaces],
  options: {
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['^ui/\\.svelte-kit', '/dist/', '^build/'] },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.d.ts', '.json', '.css'],
    },
  },
}
