import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { FieldProblem } from '#core/exceptions'
import { parseSchedule, InvalidScheduleError } from '#jobs/domain/schedule'
import { explainErrors } from '#rules/domain/schema_errors'
import { checkCondition, type References, type Trigger } from '#rules/domain/triggers'
import { catalogueOf } from './catalogue_of.js'
import { type AutomationDocument, type AutomationTrigger, innerLists, type Step, triggerId } from './document.js'
import { documentSchema, stepSchema, triggerTypes } from './document_schema.js'
import { stepCatalogue, stepKind } from './step_catalogue.js'
import { controlUses } from './step_kind.js'
import { BadTemplateError, parseTemplate, roots, textsIn } from './template.js'

const DEPTH_MAX = 5
const STEPS_MAX = 100

const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true })
const isDocument: ValidateFunction<AutomationDocument> = ajv.compile<AutomationDocument>(documentSchema)
const isStep = ajv.compile(stepSchema)
const isComparing = ajv.compile({ $ref: '#/$defs/comparing', $defs: stepSchema.$defs })
const isInput = new Map(stepCatalogue.map(({ use, schema }) => [use, ajv.compile(schema)]))

/** What is wrong with a document, with JSON pointers into it. Only one without problems may be saved or run. */
export function documentProblems(document: unknown, references: References): FieldProblem[] {
  if (!isDocument(document)) return explainErrors(isDocument.errors!, '', describe)
  const steps = new StepChecks()
  steps.check(document.steps, '/steps', { known: new Set(), depth: 1, inLoop: false })
  return [...triggerProblems(document.triggers), ...conditionProblems(document, references), ...steps.problems]
}

function triggerProblems(triggers: readonly AutomationTrigger[]): FieldProblem[] {
  const ids = triggers.map(triggerId)
  return triggers.flatMap((trigger, at): FieldProblem[] => {
    const pointer = `/triggers/${at}`
    if (ids.indexOf(ids[at]) !== at)
      return [{ pointer: `${pointer}/id`, code: 'unique', message: 'Another trigger has the same id.' }]
    if (trigger.type !== 'schedule') return []
    if ((trigger.cron === undefined) === (trigger.every === undefined))
      return [{ pointer, code: 'schedule', message: 'A schedule needs either "cron" or "every".' }]
    try {
      parseSchedule(trigger.cron ?? trigger.every!)
      return []
    } catch (error) {
      if (!(error instanceof InvalidScheduleError)) throw error
      return [{ pointer: `${pointer}/${trigger.cron ? 'cron' : 'every'}`, code: 'schedule', message: error.message }]
    }
  })
}

/** A condition asks for fields, so everything that sets the automation off has to have them. */
function conditionProblems({ triggers, condition }: AutomationDocument, references: References): FieldProblem[] {
  if (condition === undefined) return []
  const catalogues = new Set(triggers.filter(({ type }) => type !== 'manual').map(catalogueOf))
  const [catalogue] = catalogues
  if (catalogues.size === 1 && catalogue) return checkCondition(catalogue satisfies Trigger, condition, references)
  const message =
    catalogues.size > 1
      ? 'The triggers tell of different things, so no condition fits all of them. Compare in the "if" of a step instead.'
      : 'What sets this off has no fields for a condition. Compare in the "if" of a step instead.'
  return [{ pointer: '/condition', code: 'trigger', message }]
}

interface Place {
  /** Ids of steps whose output may be referred to. */
  known: Set<string>
  depth: number
  inLoop: boolean
}

class StepChecks {
  readonly problems: FieldProblem[] = []
  readonly #ids = new Set<string>()

  check(steps: readonly unknown[], pointer: string, place: Place): void {
    if (place.depth > DEPTH_MAX)
      return this.#say(pointer, 'depth', `Steps lie at most ${DEPTH_MAX} deep in each other.`)
    steps.forEach((step, at) => this.#step(step as Step, `${pointer}/${at}`, place))
  }

  #step(step: Step, pointer: string, place: Place): void {
    if (!isStep(step)) {
      this.problems.push(...explainErrors(isStep.errors!, pointer, describe))
      return
    }
    if (this.#ids.has(step.id)) this.#say(`${pointer}/id`, 'unique', 'Another step has the same id.')
    this.#ids.add(step.id)
    if (this.#ids.size === STEPS_MAX + 1) this.#say(pointer, 'count', `An automation has at most ${STEPS_MAX} steps.`)
    const isValid = isInput.get(step.use)
    if (!isValid || !stepKind(step.use)) {
      const possible = stepCatalogue.map(({ use }) => use).join(', ')
      return this.#say(`${pointer}/use`, 'unknown', `There is no kind of step "${step.use}". Possible are ${possible}.`)
    }
    const input = step.with ?? {}
    if (!isValid(input)) this.problems.push(...explainErrors(isValid.errors!, `${pointer}/with`, describe))
    this.#options(step, pointer)
    this.#requirements(step, pointer)
    this.#references(step, pointer, place)
    for (const inner of innerLists(step)) {
      const known = new Set(place.known)
      this.check(inner.steps, pointer + inner.place, {
        known,
        depth: place.depth + 1,
        inLoop: place.inLoop || inner.inLoop,
      })
      for (const id of known) place.known.add(id)
    }
    place.known.add(step.id)
  }

  #options(step: Step, pointer: string): void {
    if (step.use !== 'choose@1') return
    const { options = [] } = (step.with ?? {}) as { options?: { if?: unknown }[] }
    options.forEach((option, at) => {
      if (isComparing(option.if)) return
      this.problems.push(...explainErrors(isComparing.errors!, `${pointer}/with/options/${at}/if`, describe))
    })
  }

  #requirements({ use, with: input = {}, ...conduct }: Step, pointer: string): void {
    if (controlUses.some((each) => each === use))
      for (const part of ['retry', 'timeout'] as const)
        if (conduct[part] !== undefined)
          this.#say(`${pointer}/${part}`, 'unsupported', 'This step only steers the run, so it is not tried again.')
    if (use === 'wait@1' && (input.for === undefined) === (input.until === undefined))
      this.#say(`${pointer}/with`, 'required', 'A wait needs either "for" or "until".')
    if (use !== 'create_transaction@1') return
    if (input.transfer_account_id !== undefined && input.category_id !== undefined)
      this.#say(`${pointer}/with`, 'conflict', 'A transaction has a category or goes to another account, not both.')
  }

  /** Everything in braces has to be readable, and a step may only use what came before it. */
  #references({ with: input = {}, if: comparing, use }: Step, pointer: string, place: Place): void {
    const inner =
      use === 'choose@1' ? { options: (input.options as { if: unknown }[] | undefined)?.map((o) => o?.if) } : {}
    const own = Object.fromEntries(
      Object.entries(input).filter(([name]) => !['steps', 'branches', 'options', 'else'].includes(name)),
    )
    const texts = [
      ...textsIn(own, `${pointer}/with`),
      ...textsIn(comparing, `${pointer}/if`),
      ...textsIn(inner, `${pointer}/with`),
    ]
    for (const { text, pointer: at } of texts) this.#template(text, at, place)
  }

  #template(text: string, pointer: string, { known, inLoop }: Place): void {
    try {
      for (const { path, literal } of parseTemplate(text)) {
        if (literal !== undefined) continue
        const [root, name] = path
        const allowed = roots.filter((each) => inLoop || (each !== 'item' && each !== 'index'))
        if (!allowed.some((each) => each === root))
          this.#say(pointer, 'reference', `"${root}" is nothing to refer to here. Possible are ${allowed.join(', ')}.`)
        else if (root === 'steps' && !known.has(name ?? ''))
          this.#say(pointer, 'reference', `No step before this one is called "${name ?? ''}".`)
      }
    } catch (error) {
      if (!(error instanceof BadTemplateError)) throw error
      this.#say(pointer, 'reference', error.message)
    }
  }

  #say(pointer: string, code: string, message: string): void {
    this.problems.push({ pointer, code, message })
  }
}

function describe({ keyword, params }: ErrorObject, pointer: string): FieldProblem | undefined {
  if (keyword !== 'discriminator') return undefined
  const { tagValue } = params as { tagValue: unknown }
  const given = typeof tagValue === 'string' ? `"${tagValue.slice(0, 40)}"` : 'This'
  return {
    pointer: `${pointer}/type`,
    code: 'unknown',
    message: `${given} is no trigger. Possible are ${triggerTypes.join(', ')}.`,
  }
}
