import { configApp } from '@adonisjs/eslint-config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const SERVER = ['{app,bin,commands,config,database,providers,start,tests}/**/*.ts', 'adonisrc.ts']
const UI = ['ui/**/*.ts', 'ui/**/*.svelte']

/** What goes into a row or a JSON body may be snake_case, as these are. */
const naming = [
  'error',
  { selector: 'variable', modifiers: ['destructured'], format: null },
  { selector: 'variable', format: ['camelCase', 'UPPER_CASE', 'PascalCase', 'snake_case'], leadingUnderscore: 'allow' },
  { selector: 'typeLike', format: ['PascalCase'] },
  { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
]

/** Rules for every TypeScript file. Layout is Prettier's business and has its own step. */
const everywhere = {
  'prettier/prettier': 'off',
  '@stylistic/max-len': 'off',
  'no-console': 'error',
  // Both say plainly what they do, and the second is what a hot loop needs.
  '@unicorn/no-await-expression-member': 'off',
  '@unicorn/no-for-loop': 'off',
  // `== null` asks for null and undefined at once.
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/naming-convention': naming,
}

/** A promise nobody waits for is how a server loses a write without a word; these need type information. */
const typed = {
  '@typescript-eslint/no-floating-promises': [
    'error',
    { allowForKnownSafeCalls: [{ from: 'package', name: ['test'], package: '@japa/runner' }] },
  ],
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
}

export default configApp(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      'storage/**',
      'tmp/**',
      'stubs/**',
      'ui/.svelte-kit/**',
      '**/fixtures/**',
      'ui/src/lib/api/schema.d.ts',
    ],
  },
  { name: 'every TypeScript file', files: ['**/*.ts'], rules: everywhere },
  {
    name: 'server',
    files: SERVER,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  {
    name: 'a test reads well in one line',
    files: ['tests/**/*.ts'],
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  {
    name: 'standard output is the product of these',
    files: ['bin/**', 'commands/**', 'scripts/**', 'bench/**', 'plugins/build.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'entry points hand promises to the framework, which waits for them',
    files: ['bin/*.ts'],
    rules: { '@typescript-eslint/no-misused-promises': 'off' },
  },
  {
    name: 'plain JavaScript',
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
  { name: 'scripts of the page', files: ['ui/static/**/*.js'], languageOptions: { globals: globals.browser } },
  ...svelte.configs.recommended.map((block) => ({ ...block, files: block.files ?? UI })),
  {
    name: 'user interface',
    files: UI,
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      ...everywhere,
      // Components are PascalCase and rune modules end in .svelte.ts, as everywhere in Svelte.
      '@unicorn/filename-case': 'off',
      // Routes are built by hand in one place and SvelteKit is served at the root.
      'svelte/no-navigation-without-resolve': 'off',
      // A Map that is replaced as a whole, or that no markup reads, needs no reactivity; the rule cannot tell.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
)
