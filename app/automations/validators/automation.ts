import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { defineComponent } from '#http/operation'
import { id } from '#http/validators/shapes'
import type { AutomationDocument } from '../domain/document.js'
import { documentComponent } from './document_component.js'

defineComponent('AutomationDocument', documentComponent)

/** Only that something is there is looked at here; domain/check_document.ts checks what it is. */
const describedAs = vine.createRule(() => undefined, {
  name: 'described',
  toJSONSchema: (schema) => {
    delete schema.anyOf
    schema.$ref = '#/components/schemas/AutomationDocument'
  },
})

export const anyValue = () => vine.any().nullable()
export const anyObject = () => vine.object({}).allowUnknownProperties()
const document = () => vine.any().use(describedAs())
const name = () => vine.string().trim().minLength(1).maxLength(100)
const yesOrNo = () => vine.boolean({ strict: true })
export const runStates = ['queued', 'running', 'waiting', 'done', 'failed', 'stopped'] as const
const powers = ['notify', 'change_transactions', 'create_transactions', 'plugin', 'network', 'import', 'read'] as const
export const powerList = () => vine.array(vine.enum(powers))

const automation = vine.object({
  id: id(),
  name: vine.string(),
  enabled: yesOrNo(),
  document: document(),
  version: vine.number(),
  /** The blueprint it was made from. */
  blueprint: vine.string().nullable(),
  /** Why it does not run although it is enabled, such as `failing`. */
  paused: vine.string().nullable(),
  /** What is wrong with it by now, such as an account that is gone. */
  problem: vine.string().nullable(),
  /** Circles it may be part of, in sentences. */
  warnings: vine.array(vine.string()),
  powers: powerList(),
  last_run: vine.object({ id: id(), state: vine.enum(runStates), at: vine.string() }).nullable(),
  /** Failed runs that nobody dealt with. */
  failed_runs: vine.number(),
  /** How many events it has looked at, whether it ran or not, and when last. */
  looked: vine.object({ events: vine.number(), at: vine.string() }).nullable(),
  created_at: vine.string(),
})

export interface AutomationJson extends Omit<Infer<typeof automation>, 'document'> {
  document: AutomationDocument
}

export const automationValidator = vine.create(automation)
export const automationListValidator = vine.create({ data: vine.array(automation) })

export const createAutomationValidator = vine.create({
  name: name(),
  document: document(),
  enabled: yesOrNo().optional(),
})
export const editAutomationValidator = vine.create({
  name: name().optional(),
  document: document().optional(),
  enabled: yesOrNo().optional(),
})

export const stepCatalogueValidator = vine.create({
  data: vine.array(
    vine.object({
      use: vine.string(),
      title: vine.string(),
      description: vine.string(),
      promise: vine.enum(['once', 'at least once'] as const),
      schema: anyObject(),
      powers: powerList(),
      emits: vine.array(vine.string()),
    }),
  ),
  topics: vine.array(vine.string()),
})

export const planRequestValidator = vine.create({
  name: name().optional(),
  document: document(),
  transaction_id: id().optional(),
  account_id: id().optional(),
  /** What set an earlier run off. */
  run_id: id().optional(),
  /** What an automation let pass. */
  pass_id: id().optional(),
})

export const planValidator = vine.create({
  event: anyObject(),
  condition: vine.object({ holds: yesOrNo(), explanation: anyValue(), trigger: vine.string().nullable() }),
  steps: vine.array(
    vine.object({
      path: vine.string(),
      step_id: vine.string(),
      use: vine.string(),
      outcome: vine.enum(['would_run', 'would_not_run', 'would_fail'] as const),
      summary: vine.string(),
      input: anyValue(),
      compared: anyValue(),
    }),
  ),
})

export const startRunValidator = vine.create({
  transaction_id: id().optional(),
  input: anyObject().optional(),
})
