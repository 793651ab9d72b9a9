import type { Gateway } from '#changes/gateway'
import { DomainException } from '#core/exceptions'
import { PluginFailedException } from '#plugins/exceptions'
import type { FilledFields } from '#sdk'
import { outcomeOfFilled } from '../domain/plugin_calls.js'
import { askAbout, type PluginDesk } from './ask_about.js'
import { FactsReader } from './read_facts.js'
import type { AskPayload } from './queue_plugin_calls.js'
import { OutcomeWriter } from './write_outcome.js'

/** Told to people: the rule, and why its transactions are as they were. */
export interface AskingFailure {
  rule: { id: number; name: string }
  instanceId: number
  message: string
}

interface AskParts {
  gateway: Gateway
  desk: PluginDesk
  /** Rules know nothing of who is told what. */
  tell(householdId: number, failure: AskingFailure): Promise<unknown>
}

/**
 * Asks a plugin for fields of a batch of transactions and sets them, as a change of its own. The plugin is asked outside of any
 * transaction; what it answers is set on the transactions as they are by then. When it fails they stay as they are.
 */
export class AskPlugins {
  constructor(private readonly parts: AskParts) {}

  async handle(
    householdId: number,
    { call, setter, ids, left_out: leftOut }: AskPayload,
    { signal, isLastAttempt = true }: { signal?: AbortSignal; isLastAttempt?: boolean } = {},
  ) {
    const rule = { id: setter.id!, name: setter.label! }
    const failed = (message: string) => this.parts.tell(householdId, { rule, instanceId: call.instance_id, message })
    if (leftOut > 0) await failed(`It matched more than a plugin is asked about at once: ${leftOut} were left out.`)
    const answers = await this.#ask(householdId, call, ids, signal).catch(async (error: unknown) => {
      if (!(error instanceof DomainException) || (!isLastAttempt && passes(error))) throw error
      await failed(error.message)
      return undefined
    })
    if (!answers) return { asked: ids.length, changed: 0 }
    const origin = {
      actor: { kind: 'rule', id: rule.id, label: rule.name },
      cause: 'rule.filled',
      summary: `Filled in fields for the rule ${rule.name}`,
    } as const
    const { result } = await this.parts.gateway.change(householdId, origin, async (changes) => {
      const writer = new OutcomeWriter(changes, this.parts.gateway.clock.now())
      let changed = 0
      for (const transaction of await (await FactsReader.open(changes)).of([...answers.keys()])) {
        const outcome = outcomeOfFilled(transaction.facts, answers.get(transaction.id)!, setter)
        if (!outcome.changed) continue
        await writer.write(transaction, outcome)
        changed++
      }
      return changed
    })
    return { asked: answers.size, changed: result }
  }

  /** The fields by transaction; what was deleted meanwhile is not asked about. */
  async #ask(householdId: number, call: AskPayload['call'], ids: readonly number[], signal?: AbortSignal) {
    const { gateway, desk } = this.parts
    const found = await gateway.database.read(householdId, async (queries) => (await FactsReader.open(queries)).of(ids))
    if (found.length === 0) return new Map<number, FilledFields | null>()
    const about = { call, facts: found.map(({ facts }) => facts), signal }
    const fields = await askAbout(desk, gateway.database, householdId, about)
    return new Map(found.map(({ id }, at) => [id, fields[at]!]))
  }
}

/** What may be over when it is tried again. */
function passes(error: DomainException): boolean {
  return error instanceof PluginFailedException && (error.reason === 'transient' || error.reason === 'rate_limited')
}
