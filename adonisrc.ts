import { defineConfig } from '@adonisjs/core/app'

export default defineConfig({
  commands: [() => import('@adonisjs/core/commands'), () => import('@adonisjs/lucid/commands')],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    { file: () => import('@adonisjs/core/providers/repl_provider'), environment: ['repl', 'test'] },
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    { file: () => import('@adonisjs/static/static_provider'), environment: ['web', 'test'] },
    // Lucid serves the migration commands only; at run time everything goes through the data layer (docs/decisions/0001).
    { file: () => import('@adonisjs/lucid/database_provider'), environment: ['console'] },
    () => import('#providers/florin_provider'),
    () => import('#providers/secrets_provider'),
    () => import('#providers/broker_provider'),
    () => import('#providers/instances_provider'),
    () => import('#providers/packages_provider'),
    () => import('#providers/imports_provider'),
    () => import('#providers/announcements_provider'),
    () => import('#providers/kinds_provider'),
    () => import('#providers/categorizing_provider'),
    () => import('#providers/recurring_provider'),
    () => import('#providers/forecasting_provider'),
    () => import('#providers/jobs_provider'),
    () => import('#providers/notifications_provider'),
    () => import('#providers/webhooks_provider'),
    () => import('#providers/automations_provider'),
    () => import('#providers/alerts_provider'),
    () => import('#providers/insights_provider'),
  ],
  preloads: [
    { file: () => import('#start/routes'), environment: ['web', 'test', 'console'] },
    { file: () => import('#start/kernel'), environment: ['web', 'test', 'console'] },
  ],
  directories: {
    public: 'ui/dist',
  },
  metaFiles: [
    { pattern: 'ui/dist/**', reloadServer: false },
    { pattern: 'plugins/*/plugin.json', reloadServer: false },
    { pattern: 'plugins/*/dist/**', reloadServer: false },
    { pattern: 'docs/problems/**', reloadServer: false },
    { pattern: 'resources/**', reloadServer: false },
  ],
  hooks: {},
  tests: {
    suites: [
      { name: 'unit', files: ['tests/unit/**/*.spec.ts', 'ui/tests/**/*.spec.ts'], timeout: 60_000 },
      { name: 'integration', files: ['tests/integration/**/*.spec.ts'], timeout: 300_000 },
      { name: 'functional', files: ['tests/functional/**/*.spec.ts'], timeout: 300_000 },
      { name: 'plugins', files: ['tests/plugins/**/*.spec.ts', 'plugins/*/tests/**/*.spec.ts'], timeout: 300_000 },
      { name: 'contracts', files: ['tests/contracts/**/*.spec.ts'], timeout: 600_000 },
      { name: 'tidy', files: ['tests/tidy/**/*.spec.ts'], timeout: 180_000 },
      { name: 'e2e', files: ['tests/e2e/**/*.spec.ts'], timeout: 300_000 },
    ],
    forceExit: true,
  },
})
