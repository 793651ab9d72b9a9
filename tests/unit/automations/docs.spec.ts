import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { documentProblems } from '#automations/domain/check_document'
import { comparingOps } from '#automations/domain/comparing'
import { allSteps, type AutomationDocument, modeTypes } from '#automations/domain/document'
import { topics, triggerTypes } from '#automations/domain/document_schema'
import { periods, stepCatalogue } from '#automations/domain/step_catalogue'
import { filterNames, roots } from '#automations/domain/template'
import { accountMoments } from '#ledger/domain/account_moments'

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word)

test.group('docs/automation_documents.md', () => {
  const text = readFileSync(app.makePath('docs/automation_documents.md'), 'utf8')
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, json]) => JSON.parse(json) as AutomationDocument,
  )
  const rows = text.split('\n').filter((line) => line.startsWith('| `'))
  const rowOf = (name: string) => rows.find((row) => row.startsWith(`| \`${name}\` |`))!.split(' | ')

  test('has examples that would be accepted as they stand', ({ assert }) => {
    const references = { accounts: new Set([3, 4]), categories: new Set([12]) }
    for (const example of examples) assert.deepEqual(documentProblems(example, references), [])
  })

  test('shows every trigger and every kind of step at work', ({ assert }) => {
    const shown = examples.flatMap(({ triggers }) => triggers.map(({ type }) => type))
    assert.sameMembers([...new Set<string>(shown)], triggerTypes)
    const used = examples.flatMap(({ steps }) => allSteps(steps).map(({ use }) => use))
    assert.sameMembers(
      [...new Set(used)],
      stepCatalogue.map(({ use }) => use),
    )
  })

  test('names what each step takes, and nothing else', ({ assert }) => {
    for (const { use, schema } of stepCatalogue) {
      const known = Object.keys(schema.properties as object)
      const named = quoted(rowOf(use)[1].replaceAll(/\([^)]*\)/g, ''))
      assert.sameMembers(named, known, use)
    }
  })

  test('names every word that there is', ({ assert }) => {
    const words = new Set(quoted(text.replaceAll(/```[\s\S]*?```/g, '')))
    const all = [...topics, ...accountMoments, ...periods, ...filterNames, ...roots, ...comparingOps, ...modeTypes]
    assert.deepEqual(
      all.filter((word) => !words.has(word)),
      [],
    )
  })
})
