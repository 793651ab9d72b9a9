import { test } from '@japa/runner'
import {
  noAmbientClock,
  noBannedPhrases,
  noConsole,
  noFloats,
  noLonelyTests,
  noSilentCatch,
  noTypeEscapes,
} from './rules/banned.js'
import { deadLinks, foldersWithoutReadme, oneTitle, problemPages } from './rules/documents.js'
import { documentedVariables, validatedVariables } from './rules/environment.js'
import type { Rule } from './rules/finding.js'
import { flagsByCommand, operationsOf, unknownMentions } from './rules/mentions.js'
import { meaningfulNames } from './rules/names.js'
import { shortFiles, shortFunctions, shortLines } from './rules/sizes.js'

interface Sample {
  rule: Rule
  path: string
  /** Code the rule must refuse. */
  bad: string
  /** Code that looks alike and is fine. */
  good: string
}

const lines = (count: number) => 'step()\n'.repeat(count)

const SAMPLES: Record<string, Sample> = {
  'a long function': {
    rule: shortFunctions,
    path: 'app/a/b.ts',
    bad: `function a() {\n${lines(70)}}`,
    good: `function a() {\n${lines(60)}}`,
  },
  'a long function in a component': {
    rule: shortFunctions,
    path: 'ui/src/a.svelte',
    bad: `<p>hi</p>\n<script lang="ts">\nconst a = () => {\n${lines(70)}}\n</script>`,
    good: `<script lang="ts">\n${lines(90)}</script>`,
  },
  'a long group of tests is fine, a long test is not': {
    rule: shortFunctions,
    path: 'tests/unit/a.spec.ts',
    bad: `test('a', () => {\n${lines(70)}})`,
    good: `test.group('a', () => {\n${lines(70)}})`,
  },
  'a long file': { rule: shortFiles, path: 'app/a/b.ts', bad: lines(301), good: lines(300) },
  'a long line': {
    rule: shortLines,
    path: 'app/a/b.ts',
    bad: `// ${'x'.repeat(140)}`,
    good: `// https://example.org/${'x'.repeat(140)}`,
  },
  'a long line of code, but not a long pattern': {
    rule: shortLines,
    path: 'app/a/b.ts',
    bad: `const sum = ${'a + '.repeat(40)}0`,
    good: `const words = /${'abc|'.repeat(40)}d/`,
  },
  'the system clock': {
    rule: noAmbientClock,
    path: 'app/a/b.ts',
    bad: 'const now = new Date()',
    good: 'const text = "new Date()"',
  },
  'the system clock by number': {
    rule: noAmbientClock,
    path: 'app/a/b.ts',
    bad: 'const now = Date.now()',
    good: 'const at = clock.now()',
  },
  printing: { rule: noConsole, path: 'app/a/b.ts', bad: 'console.log(1)', good: '// console.log(1)\nlogger.info(1)' },
  'a float amount': {
    rule: noFloats,
    path: 'app/a/b.ts',
    bad: 'const a = parseFloat("1.2")',
    good: 'const a = Number.parseInt("12", 10)',
  },
  'a member float amount': {
    rule: noFloats,
    path: 'app/a/b.ts',
    bad: 'const a = Number.parseFloat("1.2")',
    good: 'const a = parse("1.2")',
  },
  'a rounded amount': {
    rule: noFloats,
    path: 'app/a/b.ts',
    bad: 'const a = b.toFixed(2)',
    good: 'const a = format(b)',
  },
  any: { rule: noTypeEscapes, path: 'app/a/b.ts', bad: 'const a = b as any', good: 'const any = b as unknown' },
  'a double cast': {
    rule: noTypeEscapes,
    path: 'app/a/b.ts',
    bad: 'const a = b as unknown as C',
    good: 'const a = (b as C).d as E',
  },
  'a lonely test': {
    rule: noLonelyTests,
    path: 'tests/a.spec.ts',
    bad: "test('a', () => {}).pin()",
    good: "test('a', () => {}).tags(['b'])",
  },
  'a test skipped without a reason': {
    rule: noLonelyTests,
    path: 'tests/a.spec.ts',
    bad: "test('a', () => {}).skip()",
    good: "test('a', () => {}).skip(!hledger, 'hledger is not installed')",
  },
  'a swallowed error': {
    rule: noSilentCatch,
    path: 'app/a/b.ts',
    bad: 'try { a() } catch {}',
    good: 'try { a() } catch {\n// The file may be gone already.\n}',
  },
  'markup from text': {
    rule: noBannedPhrases,
    path: 'ui/src/a.svelte',
    bad: '<p>{@html note}</p>',
    good: '<p>{note}</p>',
  },
  'a note without an issue': {
    rule: noBannedPhrases,
    path: 'app/a/b.ts',
    bad: '// TODO: later',
    good: '// TODO(#12): later',
  },
  'a silenced compiler': {
    rule: noBannedPhrases,
    path: 'app/a/b.ts',
    bad: '// @ts-ignore',
    good: '// @ts-expect-error the types of x say otherwise',
  },
  'a silenced linter': {
    rule: noBannedPhrases,
    path: 'app/a/b.ts',
    bad: '// eslint-disable-next-line no-eval',
    good: '// eslint-disable-next-line no-eval -- the sandbox measures eval itself',
  },
}

test.group('Tidy rules', () => {
  for (const [title, { rule, path, bad, good }] of Object.entries(SAMPLES)) {
    test(`find: ${title}`, ({ assert }) => {
      assert.lengthOf(rule({ path, text: bad }), 1)
      assert.deepEqual(rule({ path, text: good }), [])
    })
  }

  test('find: empty names', ({ assert }) => {
    const findings = meaningfulNames([
      'app/core/money.ts',
      'app/core/utils.ts',
      'ui/src/lib/common/a.ts',
      'app/rules/rule_manager.ts',
    ])
    assert.deepEqual(
      findings.map(({ path }) => path),
      ['app/core/utils.ts', 'ui/src/lib/common/a.ts', 'app/rules/rule_manager.ts'],
    )
  })

  test('find: a document with two titles, but not a comment in a shell example', ({ assert }) => {
    assert.lengthOf(oneTitle({ path: 'a.md', text: '# One\n\n# Two\n' }), 1)
    assert.deepEqual(oneTitle({ path: 'a.md', text: '# One\n\n```sh\n# a comment\n```\n' }), [])
  })

  test('find: dead links to files and headings', ({ assert }) => {
    const text = '# A\n[x](b.md) [y](b.md#some-title) [z](https://example.org) [dead](c.md)\n[dead too](b.md#other)\n'
    const findings = deadLinks({ path: 'docs/a.md', text }, new Set(['docs/a.md', 'docs/b.md']), () => '# Some title\n')
    assert.deepEqual(
      findings.map(({ line, message }) => [line, message.split(',')[0]]),
      [
        [2, 'links to c.md'],
        [3, 'links to b.md#other'],
      ],
    )
  })

  test('find: what documents name and nobody would find', ({ assert }) => {
    const command = `static commandName = 'florin:count'\n@flags.boolean({ description: 'x' })\n  declare dryRun: boolean`
    const offered = {
      commands: flagsByCommand([{ path: 'commands/count.ts', text: command }]),
      variables: new Set(['FLORIN_URL']),
      operations: operationsOf([{ path: 'app/a/routes.ts', text: "endpoint('GET /accounts/:id', [A, 'show'], {" }]),
      paths: new Set(['app/a/routes.ts']),
    }
    const text = [
      '`node ace florin:count --dry-run`, `GET /api/v1/accounts/7`, `FLORIN_URL`, `app/a`, `app/a/routes.ts`',
      '`node ace florin:count --fast`',
      '`node ace florin:sum`',
      '`GET /accounts/:id/rows` and `POST /accounts/:id`',
      '`FLORIN_PATH` and `app/b`',
    ].join('\n')
    assert.deepEqual(
      unknownMentions({ path: 'docs/a.md', text }, offered).map(({ line, message }) => [line, message.split(',')[0]]),
      [
        [2, 'speaks of florin:count --fast'],
        [3, 'speaks of the command florin:sum'],
        [4, 'speaks of GET /accounts/:id/rows'],
        [4, 'speaks of POST /accounts/:id'],
        [5, 'speaks of FLORIN_PATH'],
        [5, 'speaks of app/b'],
      ],
    )
  })

  test('find: folders without README', ({ assert }) => {
    const paths = ['app/ledger/README.md', 'app/ledger/routes.ts', 'app/rules/routes.ts']
    assert.deepEqual(
      foldersWithoutReadme('app', paths).map(({ path }) => path),
      ['app/rules'],
    )
  })

  test('find: exceptions without page, pages without exception, pages that say something else', ({ assert }) => {
    const exception = (code: string) => `static status = 422\n  static code = '${code}'\n  readonly title = 'A title'\n`
    const text = exception('E_FINE') + exception('E_LOST') + exception('E_OTHER') + "static code = 'E_BARE'\n"
    const pages: Record<string, string> = {
      'docs/problems/fine.md': '# A title\n\n`E_FINE`, status 422.\n',
      'docs/problems/other.md': '# Another title\n\n`E_OTHER`, status 422.\n',
      'docs/problems/gone.md': '',
    }
    const findings = problemPages(
      [{ path: 'app/ledger/exceptions.ts', text }],
      Object.keys(pages),
      (path) => pages[path],
    )
    assert.deepEqual(
      findings.map(({ path, message }) => `${path}: ${message.split(' ').slice(0, 4).join(' ')}`),
      [
        'app/ledger/exceptions.ts: E_LOST has no page',
        'docs/problems/other.md: does not open with',
        'app/ledger/exceptions.ts: declares a code without',
        'docs/problems/gone.md: explains a code that',
      ],
    )
  })

  test('read: variables validated and variables documented', ({ assert }) => {
    const env = {
      path: 'start/env.ts',
      text: 'export default await Env.create(root, { B: Env.schema.string(), A: Env.schema.number() })',
    }
    assert.deepEqual(validatedVariables(env), ['A', 'B'])
    assert.deepEqual(
      documentedVariables({ path: '.env.example', text: '# Why.\nB=1\n\nUNEXPLAINED=1\n\n# Also.\nA=\n' }),
      ['A', 'B'],
    )
  })
})
