import { instant, json, oneOf, someText, whole, yesOrNo } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { readTable } from '#portability/services/table_section'
import { EntryReader } from '#portability/services/take_entry'
import { conditionProblems } from '../domain/check_condition.js'
import { actionsProblems } from '../domain/check_rule.js'
import type { Condition } from '../domain/condition.js'
import { type Action, type Stage, stages } from '../domain/rule.js'
import { type ReferenceKind, withIds } from '../domain/rule_blueprint.js'
import type { RuleTest } from '../domain/rule_tests.js'
import { keepVersion } from '../services/rule_versions.js'
import { ruleTestsValidator } from '../validators/rule.js'

const fields = {
  name: someText(),
  enabled: yesOrNo(),
  stage: oneOf(stages),
  position: whole(),
  condition: json((told) => told),
  actions: json((told) => told),
  stop: yesOrNo(),
  tests: json((told) => told),
  created_at: instant(),
}

/** What the ids of rules are ids of in an export. */
const kinds: Record<ReferenceKind, string> = {
  account: 'account',
  category: 'account',
  recurring: 'recurring_payment',
  instance: 'plugin_instance',
}

/** Rules in their order, with their tests. What they said once, their versions, stays where it was. */
export const rulesSection: Section = {
  name: 'rules',
  tables: ['rules'],
  scope: 'rules:read',
  read: (queries) => readTable(queries, { table: 'rules', fields, kind: 'rule' }),
  async restore(restoring, entries) {
    for (const [at, entry] of entries.entries()) await restoreRule(restoring, entry, `/rules/${at}`)
  },
}

async function restoreRule(restoring: Restoring, entry: unknown, pointer: string): Promise<void> {
  const reader = new EntryReader(restoring)
  const { id, condition, actions, tests } = reader.object(entry, pointer)
  const row = reader.row(entry, fields, pointer)
  // It may be anybody's: what it holds is of the language before anything walks through it.
  for (const problem of [
    ...conditionProblems(condition, `${pointer}/condition`),
    ...actionsProblems(actions, `${pointer}/actions`),
  ])
    reader.refuse(problem.pointer, `is not of the language of rules: ${problem.message}`)
  const [wrong] = await ruleTestsValidator.tryValidate({ tests })
  if (wrong) reader.refuse(`${pointer}/tests`, 'has to be a list of tests')
  reader.done()
  const told = { condition: condition as Condition, actions: actions as Action[], tests: tests as RuleTest[] }
  const { name, stage } = row as { name: string; stage: Stage }
  const rule = withIds({ name, stage, stop: row.stop === 1, ...told }, (kind, named) =>
    restoring.idOf(kinds[kind], named),
  )
  const here = await restoring.changes.insert('rules', {
    ...row,
    condition: JSON.stringify(rule.condition),
    actions: JSON.stringify(rule.actions),
    tests: JSON.stringify(rule.tests),
  })
  restoring.place('rule', id, here)
  await keepVersion(restoring.changes, here, restoring.around.actor, restoring.around.now)
}
