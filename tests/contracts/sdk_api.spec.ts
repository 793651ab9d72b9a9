import { readFileSync, writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import ts from 'typescript'
import app from '@adonisjs/core/services/app'
import { examplesOf, openSdk, signatureOf } from '#tests/support/sdk_program'

/*
 * Plugins that exist were written against what the SDK exports, so every change of it is accepted by a person:
 * FLORIN_ACCEPT_SDK=1, then look at the difference in git, raise the version and write the changelog.
 */
const ACCEPT = process.env.FLORIN_ACCEPT_SDK === '1'
const SNAPSHOT = app.makePath('plugins/sdk/api.snapshot.txt')

/** What examples may take for granted: what the methods of a plugin are handed. */
const GIVEN = `import type * as Sdk from '@florin/plugin-sdk'
declare global {
  const florin: Sdk.Florin
  const emit: Sdk.Emit
  const file: Sdk.ImportFile
  const head: Sdk.FileHead
  const text: string
  const book: unknown
  const response: Sdk.HttpResponse
  const columns: Sdk.PostingColumns
  const detect: Sdk.Importer['detect']
  const parse: Sdk.Importer['parse']
  const ajv: { compile(schema: object): (value: unknown) => boolean }
}
`

test.group('The SDK', () => {
  test('exports what it is known to export', ({ assert }) => {
    const { exported } = openSdk()
    const seen = `${exported.map((each) => signatureOf(each)).join('\n\n')}\n`
    if (ACCEPT) writeFileSync(SNAPSHOT, seen)
    assert.isAbove(exported.length, 100)
    assert.equal(seen, readFileSync(SNAPSHOT, 'utf8'), 'accept it with FLORIN_ACCEPT_SDK=1 if it is meant')
  })

  test('has an example for each export', ({ assert }) => {
    const { exported, checker } = openSdk()
    const without = exported.filter((each) => examplesOf(each, checker).length === 0).map(({ name }) => name)
    assert.deepEqual(without, [])
  })

  test('has examples that compile', ({ assert }) => {
    const { exported, checker } = openSdk()
    const names = exported.map(({ name }) => name).join(', ')
    const examples = exported.flatMap((each) =>
      examplesOf(each, checker).map((code, index) => [
        `examples/${each.name}_${index}.ts`,
        `import { ${names} } from '@florin/plugin-sdk'\n${code}\nexport {}\n`,
      ]),
    )
    const { program, files } = openSdk({ 'examples/given.d.ts': GIVEN, ...Object.fromEntries(examples) })
    const faults = [...files.keys()].flatMap((file) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => {
        const words = ts.flattenDiagnosticMessageText(messageText, ' ')
        return `${file.split('/').at(-1)}: ${words}`
      }),
    )
    assert.deepEqual(faults, [])
    assert.isAbove(examples.length, 100)
  })

  test('has a changelog that knows its version', ({ assert }) => {
    const { version } = JSON.parse(readFileSync(app.makePath('plugins/sdk/package.json'), 'utf8')) as {
      version: string
    }
    assert.include(readFileSync(app.makePath('plugins/sdk/CHANGELOG.md'), 'utf8'), `\n## ${version}\n`)
  })

  test('has a README whose example compiles', ({ assert }) => {
    const readme = readFileSync(app.makePath('plugins/sdk/README.md'), 'utf8')
    const [, code = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? []
    const { program, files } = openSdk({ 'examples/readme.ts': code })
    const [file] = files.keys()
    assert.lengthOf(ts.getPreEmitDiagnostics(program, program.getSourceFile(file!)), 0)
    assert.include(code, 'definePlugin')
  })
})
