import { allSteps, type AutomationDocument, type Step } from './document.js'
import type { Power } from './step_kind.js'
import { stepKind } from './step_catalogue.js'

export const BLUEPRINT_SCHEMA = 'blueprint/1'

export const inputTypes = [
  'text',
  'number',
  'amount',
  'yes_no',
  'account',
  'category',
  'tag',
  'payee',
  'instance',
  'webhook',
  'cron',
  'duration',
] as const
export type InputType = (typeof inputTypes)[number]

export interface BlueprintInput {
  type: InputType
  label: string
  help?: string
  default?: string | number | boolean
  /** For `instance`: what the plugin has to be, such as `action`. */
  kind?: string
}

/** An automation to share: what differs from household to household is an input, so it holds no ids. */
export interface Blueprint {
  schema: typeof BLUEPRINT_SCHEMA
  id: string
  name: string
  description: string
  inputs: Record<string, BlueprintInput>
  document: unknown
}

export type InputValues = Record<string, string | number | boolean>

/** `{ "input": "limit" }` becomes the value; `{{ input.limit }}` inside of text becomes its text, also where it is changed a little. */
export function withInputs(value: unknown, values: InputValues): unknown {
  if (typeof value === 'string')
    return value.replace(INPUT_IN_TEXT, (_, name, filters) => inputText(values[name], filters))
  if (Array.isArray(value)) return value.map((member) => withInputs(member, values))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const name = inputName(value)
  if (name !== undefined) return values[name]
  return Object.fromEntries(entries.map(([member, each]) => [member, withInputs(each, values)]))
}

const INPUT_IN_TEXT = /\{\{\s*input\.([a-z0-9_]+)\s*(\|[^{}]*)?\}\}/g

function inputText(value: InputValues[string] | undefined, filters: string | undefined): string {
  const text = String(value ?? '')
  // What is within quotes of a reference cannot hold what would end it.
  return filters ? `{{ "${text.replace(/["{}]/g, '')}" ${filters.trim()} }}` : text
}

function inputName(value: object): string | undefined {
  const keys = Object.keys(value)
  const { input } = value as { input?: unknown }
  return keys.length === 1 && typeof input === 'string' ? input : undefined
}

/** The inputs a document asks for. */
export function usedInputs(value: unknown): Set<string> {
  const used = new Set<string>()
  const walk = (each: unknown) => {
    if (typeof each === 'string') for (const [, name] of each.matchAll(INPUT_IN_TEXT)) used.add(name)
    else if (Array.isArray(each)) each.forEach(walk)
    else if (typeof each === 'object' && each !== null) {
      const name = inputName(each)
      if (name === undefined) Object.values(each).forEach(walk)
      else used.add(name)
    }
  }
  walk(value)
  return used
}

/** What an automation may do, in the order of weight. */
export function powersOf(steps: readonly Step[]): Power[] {
  const powers = new Set(allSteps(steps).flatMap(({ use }) => stepKind(use)?.powers ?? []))
  return WEIGHT.filter((power) => powers.has(power))
}

const WEIGHT: readonly Power[] = [
  'network',
  'plugin',
  'import',
  'create_transactions',
  'change_transactions',
  'notify',
  'read',
]

export interface Difference {
  pointer: string
  before: unknown
  after: unknown
}

const DIFFERENCES_MAX = 200

/** What differs between two documents, each place with its JSON pointer. */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ pointer, before: before ?? null, after: after ?? null }]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .flatMap((name) => differences(before[name], after[name], `${pointer}/${name.replaceAll('/', '~1')}`))
    .slice(0, DIFFERENCES_MAX)
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Turns the ids of a document into inputs, so that it can be shared. */
export function blueprintOf(name: string, document: AutomationDocument): Blueprint {
  const inputs: Record<string, BlueprintInput> = {}
  const replaced = new InputMaker(inputs).replace(document, '')
  return {
    schema: BLUEPRINT_SCHEMA,
    id: slugOf(name),
    name,
    description: document.description ?? '',
    inputs,
    document: replaced,
  }
}

const ID_FIELDS: Record<string, InputType> = {
  account_id: 'account',
  transfer_account_id: 'account',
  category_id: 'category',
  instance: 'instance',
  webhook_id: 'webhook',
}

class InputMaker {
  readonly #known = new Map<string, string>()

  constructor(private readonly inputs: Record<string, BlueprintInput>) {}

  replace(value: unknown, name: string): unknown {
    if (Array.isArray(value)) return value.map((member) => this.replace(member, name))
    if (typeof value !== 'object' || value === null) {
      const type = ID_FIELDS[name]
      return type && typeof value === 'number' ? { input: this.#input(type, value) } : value
    }
    const { field, value: compared } = value as { field?: unknown; value?: unknown }
    if (field === 'account' || field === 'category') return { ...value, value: this.#compared(field, compared) }
    return Object.fromEntries(
      Object.entries(value)
        .filter(([member]) => member !== 'channels')
        .map(([member, each]) => [member, this.replace(each, member)]),
    )
  }

  #compared(type: InputType, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((member) => this.#compared(type, member))
    return typeof value === 'number' ? { input: this.#input(type, value) } : value
  }

  /** The same id is the same input. */
  #input(type: InputType, value: number): string {
    const key = `${type} ${value}`
    let name = this.#known.get(key)
    if (name === undefined) {
      const count = Object.values(this.inputs).filter((input) => input.type === type).length
      name = count === 0 ? type : `${type}_${count + 1}`
      this.#known.set(key, name)
      this.inputs[name] = { type, label: LABELS[type] ?? type }
    }
    return name
  }
}

const LABELS: Partial<Record<InputType, string>> = {
  account: 'Account',
  category: 'Category',
  instance: 'Set-up plugin',
  webhook: 'Incoming webhook',
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug.slice(0, 60) || 'automation'
}
