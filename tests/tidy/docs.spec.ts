import { test } from '@japa/runner'
import { scopes } from '#http/operation'
import { deadLinks, foldersWithoutReadme, oneTitle, problemPages } from './rules/documents.js'
import { documentedVariables, validatedVariables } from './rules/environment.js'
import { listed } from './rules/finding.js'
import { flagsByCommand, operationsOf, unknownMentions, variablesOf } from './rules/mentions.js'
import { markdownFiles, pathsBelow, read, sourceFiles } from './rules/project_files.js'

/** Tells what was true once. */
const HISTORY = /(^|\/)CHANGELOG\.md$|^docs\/decisions\//

test.group('Documents', () => {
  const paths = pathsBelow()

  test('each has one title', ({ assert }) => {
    assert.deepEqual(listed(markdownFiles().flatMap(oneTitle)), [])
  })

  test('links lead somewhere', ({ assert }) => {
    const known = new Set(paths)
    assert.deepEqual(listed(markdownFiles().flatMap((file) => deadLinks(file, known, (path) => read(path).text))), [])
  })

  test('commands, variables, endpoints and files that are named are there', ({ assert }) => {
    const sources = sourceFiles().filter(({ path }) => !path.startsWith('tests/tidy/'))
    const offered = {
      commands: flagsByCommand(sources.filter(({ path }) => path.startsWith('commands/'))),
      variables: variablesOf([...sources, read('.env.example'), read('compose.yml'), read('compose.postgres.yml')]),
      operations: operationsOf(sources.filter(({ path }) => /^app\/.*routes\.ts$/.test(path))),
      paths: new Set(paths),
    }
    const documents = markdownFiles().filter(({ path }) => !HISTORY.test(path))
    assert.deepEqual(listed(documents.flatMap((document) => unknownMentions(document, offered))), [])
  })

  test('every domain and every plugin has a README', ({ assert }) => {
    assert.deepEqual(listed([...foldersWithoutReadme('app', paths), ...foldersWithoutReadme('plugins', paths)]), [])
  })

  test('every exception has a page that explains it', ({ assert }) => {
    const sources = paths.filter((path) => /^app\/.*\.ts$/.test(path)).map(read)
    assert.deepEqual(listed(problemPages(sources, paths, (path) => read(path).text)), [])
  })

  test('.env.example documents the variables that are validated at start', ({ assert }) => {
    assert.deepEqual(documentedVariables(read('.env.example')), validatedVariables(read('start/env.ts')))
  })

  test('docs/architecture.md has every domain among the folders and among the directions', ({ assert }) => {
    const [, ...sections] = read('docs/architecture.md').text.split(/^## /m)
    const section = (title: string) => sections.find((each) => each.startsWith(title))!
    const domains = new Set(paths.filter((path) => /^app\/[^/]+\/.*\.ts$/.test(path)).map((path) => path.split('/')[1]))
    for (const domain of domains) {
      assert.match(section('Folders'), new RegExp(`^  ${domain}/ `, 'm'))
      assert.match(section('Directions'), new RegExp(`\\b${domain}\\b`))
    }
  })

  test('docs/api/authentication.md names every scope', ({ assert }) => {
    const { text } = read('docs/api/authentication.md')
    assert.deepEqual(
      scopes.filter((scope) => !text.includes(`\`${scope}\``)),
      [],
    )
  })

  test('package.json names every domain', ({ assert }) => {
    const { imports } = JSON.parse(read('package.json').text) as { imports: Record<string, string> }
    const domains = new Set(paths.filter((path) => /^app\/[^/]+\/.*\.ts$/.test(path)).map((path) => path.split('/')[1]))
    const unnamed = [...domains].filter((domain) => imports[`#${domain}/*`] !== `./app/${domain}/*.js`)
    assert.deepEqual(unnamed, [])
  })
})
