import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { test } from '@japa/runner'
import { textsIn } from '#automations/domain/template'

const ROOT = new URL('../../../', import.meta.url)
const PAGES = new URL('ui/src/routes/(app)/', ROOT).pathname

/** `/bills/[id]` and its kind, as patterns. */
const pages = readdirSync(PAGES, { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === '+page.svelte' || name === '+page.ts')
  .map(({ parentPath }) =>
    `/${relative(PAGES, parentPath)}`.replace(/\/\[\[\w+\]\]/g, '(/[^/]+)?').replace(/\[\w+\]/g, '[^/]+'),
  )
  .map((pattern) => new RegExp(`^${pattern}$`))

const links = readdirSync(new URL('resources/blueprints/', ROOT)).flatMap((name) => {
  const { document } = JSON.parse(readFileSync(new URL(`resources/blueprints/${name}`, ROOT), 'utf8')) as {
    document: unknown
  }
  return textsIn(document, '')
    .filter(({ pointer }) => pointer.endsWith('/link'))
    .map(({ text }) => ({ name, link: text.replace(/\{\{.*?\}\}/g, '1') }))
})

test.group('Messages of bundled blueprints', () => {
  test('open pages that there are', ({ assert }) => {
    assert.isAbove(links.length, 4)
    for (const { name, link } of links)
      assert.isTrue(
        pages.some((page) => page.test(link.split('?')[0]!)),
        `${name} opens ${link}`,
      )
  })
})
