import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { type FieldProblem, InvalidInputException, NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import {
  type Blueprint,
  type BlueprintInput,
  type Difference,
  differences,
  type InputValues,
  powersOf,
  usedInputs,
  withInputs,
} from '../domain/blueprint.js'
import type { AutomationDocument } from '../domain/document.js'
import { DURATION } from '../domain/duration.js'
import type { Power } from '../domain/step_kind.js'
import { EditAutomations } from './edit_automations.js'
import { findAutomation } from './load_automations.js'
import { requireValidDocument } from './require_valid_document.js'

export interface BlueprintImport {
  blueprint: Blueprint
  values: Record<string, unknown>
  name?: string
  automationId?: number
}

export interface BlueprintPreview {
  name: string
  document: AutomationDocument
  powers: Power[]
  addedPowers: Power[]
  differences: Difference[]
}

/** Makes automations of blueprints. They start switched off, so that what they may do is looked at first. */
export class ImportBlueprint {
  constructor(private readonly gateway: Gateway) {}

  preview(householdId: number, wanted: BlueprintImport): Promise<BlueprintPreview> {
    return this.gateway.database.read(householdId, (queries) => previewImport(queries, wanted))
  }

  async handle(householdId: number, wanted: BlueprintImport, actor: Actor): Promise<Changed<number>> {
    const { name, document } = await this.preview(householdId, wanted)
    const edit = new EditAutomations(this.gateway)
    const { automationId: id } = wanted
    if (id === undefined) return edit.create(householdId, { name, document }, actor, wanted.blueprint.id)
    const { changeSetId } = await edit.handle(householdId, id, { name, document, enabled: false }, actor)
    return { result: id, changeSetId }
  }
}

async function previewImport(
  queries: Queries,
  { blueprint, values, name, automationId }: BlueprintImport,
): Promise<BlueprintPreview> {
  const filled = requireValues(blueprint, values)
  const document = await requireValidDocument(queries, withInputs(blueprint.document, filled))
  const known = automationId === undefined ? undefined : await findAutomation(queries, automationId)
  if (automationId !== undefined && !known) throw new NotFoundException('automation')
  const powers = powersOf(document.steps)
  const had = new Set(known ? powersOf(known.document.steps) : [])
  return {
    name: name ?? known?.name ?? blueprint.name,
    document,
    powers,
    addedPowers: powers.filter((power) => !had.has(power)),
    differences: known ? differences(known.document, document) : [],
  }
}

/** The value of each input, of its type; the default where none is given. */
function requireValues({ inputs, document }: Blueprint, values: Record<string, unknown>): InputValues {
  const problems: FieldProblem[] = []
  const filled: InputValues = {}
  for (const name of usedInputs(document))
    if (!inputs[name])
      problems.push({
        pointer: '/blueprint/document',
        code: 'input',
        message: `The blueprint declares no input "${name}".`,
      })
  for (const [name, input] of Object.entries(inputs)) {
    const value = values[name] ?? input.default
    const message = problemOf(input, value)
    if (message) problems.push({ pointer: `/values/${name}`, code: 'input', message: `${input.label}: ${message}` })
    else filled[name] = value as InputValues[string]
  }
  if (problems.length > 0) throw new InvalidInputException(problems)
  return filled
}

const isId = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0

function problemOf({ type }: BlueprintInput, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return 'a value is missing.'
  switch (type) {
    case 'account':
    case 'category':
    case 'instance':
    case 'webhook':
      return isId(value) ? undefined : 'choose one.'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'write a number.'
    case 'amount':
      return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,8})?$/.test(value)
        ? undefined
        : 'write an amount such as 42.10.'
    case 'yes_no':
      return typeof value === 'boolean' ? undefined : 'say yes or no.'
    case 'duration':
      return typeof value === 'string' && DURATION.test(value) ? undefined : 'write a duration such as 2h or 3d.'
    default:
      return typeof value === 'string' && value.length <= 200 && !value.includes('{{') ? undefined : 'write a text.'
  }
}
