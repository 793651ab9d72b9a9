import { test } from '@japa/runner'
import Handlebars from 'handlebars'
import { defaultTemplate, TEMPLATE_LOCALES } from '#notifications/domain/default_templates'
import { escape, mailDocument } from '#notifications/domain/mail_document'
import { faultOf, renderTemplate } from '#notifications/domain/template'
import { TOPICS } from '#notifications/domain/topics'
import { cpuMsOf } from '#tests/support/cpu_time'

const VALUES = {
  title: 'Groceries',
  empty: '',
  zero: 0,
  yes: true,
  data: {
    name: 'Home',
    rows: [
      { name: 'a', amounts: [1, 2] },
      { name: 'b', amounts: [] },
    ],
    by: { x: 1, y: 2 },
  },
}

/** What Handlebars itself makes of them is what they must become. */
const SOUND = [
  'Plain',
  '{{title}}: {{data.name}}',
  '{{#if title}}yes{{else}}no{{/if}}{{#if empty}}yes{{else}}no{{/if}}{{#if zero}}yes{{else}}no{{/if}}',
  '{{#unless empty}}a{{else}}b{{/unless}}',
  '{{#each data.rows}}{{@index}}{{name}}{{#each amounts}}({{this}}{{#unless @last}},{{/unless}}){{else}}none{{/each}} {{../title}};{{/each}}',
  '{{#each data.by}}{{@key}}={{this}} {{/each}}',
  '{{#with data}}{{name}} of {{../title}}{{/with}}{{#with nothing}}x{{else}}none{{/with}}',
  'a {{~title~}} b\n{{#if yes}}\n line\n{{/if}}\nend',
  '{{! a comment }}x{{nothing}}{{nothing.deeper}}{{data.rows.0.name}}{{data.rows.[1].name}}',
  '{{{title}}} & {{&title}}',
]

/** Each with what is said about it. */
const REFUSED: Record<string, RegExp> = {
  '{{lookup data "name"}}': /helpers/,
  '{{helper title}}': /helpers/,
  '{{log "x"}}': /helpers/,
  '{{> other}}': /Partials/,
  '{{#> layout}}x{{/layout}}': /Partials/,
  '{{* decorator}}': /Partials/,
  '{{#inline "x"}}y{{/inline}}': /no block "inline"/,
  '{{#other title}}x{{/other}}': /no block/,
  '{{#if (eq 1 1)}}x{{/if}}': /names of values/,
  '{{#each data.rows as |row|}}{{row.name}}{{/each}}': /not available/,
  '{{#if title}}open': /not closed/,
  'a\nb\n{{#if}}x{{/if}}': /takes the name/,
  '{{': /not closed|not how/,
  '{{#if a}}{{/each}}': /doesn't match|not how/,
  ['x'.repeat(4_001)]: /at most 4000/,
}

test.group('Templates', () => {
  for (const source of SOUND)
    test(`read as Handlebars reads them: ${JSON.stringify(source)}`, ({ assert }) => {
      assert.isUndefined(faultOf(source))
      assert.equal(renderTemplate(source, VALUES), Handlebars.compile(source, { noEscape: true })(VALUES))
    })

  for (const [source, words] of Object.entries(REFUSED))
    test(`refuse what they cannot do: ${JSON.stringify(source.slice(0, 60))}`, ({ assert }) => {
      assert.match(faultOf(source)!.message, words)
    })

  test('say on which line something is wrong', ({ assert }) => {
    assert.equal(faultOf('one\ntwo {{helper x}}')!.line, 2)
    assert.equal(faultOf('one\ntwo\n{{#if x}} {{/each}}')!.line, 3)
  })

  test('reach nothing but the values they are given', ({ assert }) => {
    for (const path of [
      'constructor.name',
      '__proto__.x',
      'data.constructor',
      'title.constructor',
      'title.length',
      'data.rows.constructor',
      'toString',
      'data.__lookupGetter__',
      '../../constructor',
      '@root.constructor',
      'this.constructor',
    ])
      assert.equal(renderTemplate(`[{{${path}}}]`, VALUES), '[]', path)
    const inherited = Object.create({ secret: 'x' }) as Record<string, unknown>
    assert.equal(renderTemplate('{{secret}}', inherited), '')
    assert.equal(renderTemplate('{{title}}', { title: '{{data.name}}', data: VALUES.data }), '{{data.name}}')
  })

  test('end, however much they go through', ({ assert }) => {
    const rows = Array.from({ length: 200 }, (_, at) => ({ at }))
    const nested = '{{#each rows}}{{#each ../rows}}{{#each ../rows}}x{{/each}}{{/each}}{{/each}}'
    assert.throws(() => renderTemplate(nested, { rows }), /too long/)
    const thrice = '{{#each rows}}{{#each ../rows}}{{#each ../rows}}{{none}}{{/each}}{{/each}}{{/each}}'
    const spentMs = cpuMsOf(() => assert.throws(() => renderTemplate(thrice, { rows })))
    assert.isBelow(spentMs, 1_000)
    assert.throws(() => renderTemplate('{{long}}{{long}}', { long: 'x'.repeat(9_000) }), /becomes too long/)
    const deep = `${'{{#if a}}'.repeat(10)}x${'{{/if}}'.repeat(10)}`
    assert.match(faultOf(deep)!.message, /nested/)
  })

  test('that Florin comes with say more than English in every language, and everything that is known', ({ assert }) => {
    const worded = TOPICS.filter(({ id, sample }) => sample.data !== undefined && defaultTemplate(id, 'en'))
    assert.isAbove(worded.length, 10)
    for (const { id, sample } of worded)
      for (const locale of TEMPLATE_LOCALES.filter((each) => each !== 'en')) {
        const values = { ...sample, household: { name: 'Home' }, time: 'now', data: sample.data }
        const template = defaultTemplate(id, locale)
        assert.isDefined(template, `${id} ${locale}`)
        const written = `${renderTemplate(template!.subject, values)}\n${renderTemplate(template!.body, values)}`
        if (id !== 'alert.firing') assert.notInclude(written, `${sample.title}\n${sample.body}`, `${id} ${locale}`)
        assert.notMatch(written, /undefined|\{\{/)
        // Notices that were told before they said as much are worded by what they do say.
        const bare = renderTemplate(template!.body, { ...values, data: { name: 'Home', reason: 'x' } })
        assert.isNotEmpty(bare.trim())
      }
  })

  test('that Florin comes with are sound in every language', ({ assert }) => {
    for (const { id } of TOPICS)
      for (const locale of TEMPLATE_LOCALES) {
        const template = defaultTemplate(id, locale)
        assert.equal(template === undefined, defaultTemplate(id, 'en') === undefined, `${id} ${locale}`)
        if (template) assert.deepEqual([faultOf(template.subject), faultOf(template.body)], [undefined, undefined])
      }
  })
})

test.group('A mail', () => {
  const words = {
    locale: 'en',
    open: 'Open',
    why: 'Because',
    change: { label: 'Change', url: 'https://f.test/settings' },
  }

  test('has its words as text and as HTML, and nothing in them is markup', ({ assert }) => {
    const part = {
      title: '<img src=x onerror=alert(1)>',
      body: 'First "line"\nsecond\n\n<script>alert(1)</script>',
      severity: 'critical',
      url: 'https://f.test/a?b=1&c="x"',
    } as const
    const { text, html } = mailDocument('A & B', [part], words)
    assert.notMatch(html, /<script|<img|onerror=alert\(1\)>/)
    assert.include(html, escape(part.title))
    assert.include(html, 'First &quot;line&quot;<br>second')
    assert.include(html, 'href="https://f.test/a?b=1&amp;c=&quot;x&quot;"')
    assert.include(html, '<title>A &amp; B</title>')
    assert.include(text, part.body)
    assert.include(text, `Open: ${part.url}`)
    assert.include(text, 'Change: https://f.test/settings')
  })
})
