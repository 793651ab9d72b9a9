import type { Row } from '#database/database'
import type { TestHousehold } from '#tests/support/household'
import type { Ids } from './samples.js'

const NOW = '2026-03-31T12:00:00.000Z'

const insert = ({ id, database }: TestHousehold, table: string, row: Row) =>
  database.write(id, (writes) => writes.insert(table, row))

/** A rule with a version, and a proposal that was dismissed. */
export async function makeRule(household: TestHousehold, word: string): Promise<Ids> {
  const content = {
    name: word,
    stage: 'main',
    condition: { field: 'memo', op: 'contains', value: word },
    actions: [{ type: 'set_note', text: word }],
  }
  const rule = await insert(household, 'rules', {
    name: word,
    stage: 'main',
    position: 0,
    condition: JSON.stringify(content.condition),
    actions: JSON.stringify(content.actions),
    created_at: NOW,
  })
  await insert(household, 'rule_versions', {
    rule_id: rule,
    number: 1,
    content: JSON.stringify({ ...content, stop: false, tests: [] }),
    saved_by: word,
    saved_at: NOW,
  })
  await insert(household, 'dismissed_rule_suggestions', { suggestion: word })
  return { rule }
}
