import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { conditionProblems } from '#rules/domain/check_condition'
import { actionsProblems } from '#rules/domain/check_rule'
import { fields } from '#rules/domain/fields'
import { actionTypes } from '#rules/domain/rule_schema'
import { createRuleValidator } from '#rules/validators/rule'

test.group('docs/rules.md', () => {
  const text = readFileSync(app.makePath('docs/rules.md'), 'utf8')
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => JSON.parse(json) as unknown)

  test('has examples that would be accepted as they stand', async ({ assert }) => {
    assert.isAtLeast(examples.length, 3)
    for (const example of examples) {
      const { condition, actions } = await createRuleValidator.validate(example)
      assert.deepEqual([...conditionProblems(condition), ...actionsProblems(actions)], [])
    }
  })

  test('names every field with its operators, and every action', ({ assert }) => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `'))
    for (const [name, { ops }] of Object.entries(fields)) {
      const row = rows.find((line) => line.split('|')[1].includes(`\`${name}\``))
      assert.exists(row, name)
      // The description has the operators of the other texts.
      const listed = row!.includes('the same') ? rows[0] : row!
      for (const op of Object.keys(ops)) assert.include(listed.split('|')[3], `\`${op}\``)
    }
    for (const type of actionTypes) assert.include(text, `\`${type}\``)
  })
})
