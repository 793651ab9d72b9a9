import type { AutomationStep } from '#lib/api/automations.ts'

/** A list of steps inside of a step. */
export interface InnerList {
  /** Below the step, as in pointers of problems. */
  place: string
  title: string
  steps: AutomationStep[]
}

type Values = Record<string, unknown>

interface Option {
  if: Values
  steps: AutomationStep[]
}

export const OPTIONS_MAX = 10
/** As deep as the server takes them. */
export const STEPS_DEPTH_MAX = 5

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])
const inputOf = (step: AutomationStep): Values => (step.with ?? {}) as Values

export const optionsOf = (step: AutomationStep) => listOf<Option>(inputOf(step).options)
export const branchesOf = (step: AutomationStep) => listOf<AutomationStep[]>(inputOf(step).branches)

/** What a step of this kind begins with, so that there is something to fill in. */
export function startOf(use: string, { only }: { only: () => AutomationStep }): Values {
  if (use === 'choose@1') return { options: [{ if: newComparison(), steps: [only()] }] }
  if (use === 'for_each@1') return { items: '', steps: [only()] }
  if (use === 'parallel@1') return { branches: [[only()]] }
  return {}
}

export const newComparison = (): Values => ({ value: '{{ trigger.transaction.amount }}', op: 'gt', than: '0' })

/** The lists of steps inside of a step, in the order in which they are read. */
export function innerLists(step: AutomationStep): InnerList[] {
  const input = inputOf(step)
  switch (step.use) {
    case 'choose@1':
      return [
        ...optionsOf(step).map(({ steps }, at) => ({
          place: `/with/options/${at}/steps`,
          title: `Choice ${at + 1}`,
          steps: listOf<AutomationStep>(steps),
        })),
        ...(input.else === undefined
          ? []
          : [{ place: '/with/else', title: 'Otherwise', steps: listOf<AutomationStep>(input.else) }]),
      ]
    case 'for_each@1':
      return [{ place: '/with/steps', title: 'For each of them', steps: listOf<AutomationStep>(input.steps) }]
    case 'parallel@1':
      return branchesOf(step).map((steps, at) => ({ place: `/with/branches/${at}`, title: `Side ${at + 1}`, steps }))
    default:
      return []
  }
}

/** The same step with other steps at a place. */
export function withInner(step: AutomationStep, place: string, steps: AutomationStep[]): AutomationStep {
  const [, , list, at] = place.split('/')
  if (place === '/on_error') return { ...step, on_error: steps }
  if (list === 'options') return withOption(step, Number(at), { steps })
  if (list === 'branches')
    return withBranches(
      step,
      branchesOf(step).map((branch, index) => (index === Number(at) ? steps : branch)),
    )
  return { ...step, with: { ...inputOf(step), [list!]: steps } }
}

export function withOption(step: AutomationStep, at: number, change: Partial<Option>): AutomationStep {
  return withOptions(
    step,
    optionsOf(step).map((option, index) => (index === at ? { ...option, ...change } : option)),
  )
}

export const withOptions = (step: AutomationStep, options: Option[]): AutomationStep => ({
  ...step,
  with: { ...inputOf(step), options },
})

export const withBranches = (step: AutomationStep, branches: AutomationStep[][]): AutomationStep => ({
  ...step,
  with: { ...inputOf(step), branches },
})

/** What all steps are called, those inside of others too: no two may have one name. */
export function namesIn(steps: readonly AutomationStep[]): string[] {
  return steps.flatMap((step) => [
    step.id,
    ...innerLists(step).flatMap((inner) => namesIn(inner.steps)),
    ...(Array.isArray(step.on_error) ? namesIn(step.on_error as AutomationStep[]) : []),
  ])
}

/** A name that no other step has: `notify`, `notify_2`. */
export function freeName(use: string, taken: readonly string[]): string {
  const word = use.split('@')[0]!.split('_')[0]!
  let id = word
  for (let count = 2; taken.includes(id); count++) id = `${word}_${count}`
  return id
}
