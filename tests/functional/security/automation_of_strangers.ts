import { Readable } from 'node:stream'
import { vaultFolder } from '#config/storage'
import type { Row } from '#database/database'
import { Vault } from '#imports/vault'
import type { TestHousehold } from '#tests/support/household'
import type { Ids } from './samples.js'

const NOW = '2026-03-31T12:00:00.000Z'

const insert = ({ id, database }: TestHousehold, table: string, row: Row) =>
  database.write(id, (writes) => writes.insert(table, row))

/** An automation with a run, a step that kept a file, a question and something it let pass. */
export async function makeAutomation(household: TestHousehold, word: string): Promise<Ids> {
  const document = JSON.stringify({
    ...{ schema: 'automation/1', description: word, triggers: [{ type: 'manual' }] },
    steps: [{ id: 'tell', use: 'notify@1', with: { title: word } }],
  })
  const automation = await insert(household, 'automations', { name: word, document, created_at: NOW })
  const run = await insert(household, 'automation_runs', {
    ...{ automation_id: automation, automation_version: 1, document, trigger_id: word, event_key: word },
    ...{ event: JSON.stringify({ kind: word }), state: 'waiting', message: word, created_at: NOW },
  })
  const step = { run_id: run, path: '1', step_id: word, uses: 'notify@1', state: 'done', started_at: NOW }
  const approval = { run_id: run, path: '1', question: word, created_at: NOW }
  const pass = { automation_id: automation, trigger_id: word, event: '{}', reason: 'condition', passed_at: NOW }
  await insert(household, 'automation_looks', {
    automation_id: automation,
    events: 1,
    until_announcement_id: 1,
    looked_at: NOW,
  })
  const { sha256 } = await new Vault(vaultFolder).store(household.id, Readable.from([Buffer.from(word)]))
  return {
    automation,
    automation_run: run,
    automation_step: await insert(household, 'automation_steps', {
      ...step,
      output: JSON.stringify({ name: word, sha256 }),
    }),
    automation_approval: await insert(household, 'automation_approvals', approval),
    automation_pass: await insert(household, 'automation_passes', pass),
  }
}
