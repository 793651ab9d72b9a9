import type { AutomationTrigger } from '#lib/api/automations.ts'

type Moment = NonNullable<AutomationTrigger['on']>[number]
/** The types of triggers that wait for something to happen to a thing. */
export type MomentType = 'transaction' | 'posting' | 'account'

const MOMENT_WORDS: Record<MomentType, Partial<Record<Moment, string>>> = {
  transaction: { created: 'arrives', changed: 'changes', deleted: 'is deleted' },
  posting: { created: 'arrives', changed: 'changes', deleted: 'goes' },
  account: {
    opened: 'is opened',
    changed: 'is renamed or changed',
    archived: 'is archived',
    reopened: 'is taken out of the archive',
    deleted: 'is deleted',
  },
}

export const THING_WORDS: Record<MomentType, string> = {
  transaction: 'a transaction',
  posting: 'a part of a transaction',
  account: 'an account',
}

/** What people choose most; everything else is said in JSON. */
const OFFERED: Record<MomentType, Moment[][]> = {
  transaction: [['created'], ['changed'], ['created', 'changed'], ['deleted']],
  posting: [['created'], ['changed'], ['created', 'changed'], ['deleted']],
  account: [
    ['opened'],
    ['changed'],
    ['opened', 'changed'],
    ['archived'],
    ['reopened'],
    ['deleted'],
    ['opened', 'changed', 'archived', 'reopened', 'deleted'],
  ],
}

export function hasMoments(type: AutomationTrigger['type']): type is MomentType {
  return type in MOMENT_WORDS
}

export function momentWords(type: MomentType, on: readonly Moment[]): string {
  const words = on.map((moment) => MOMENT_WORDS[type][moment] ?? moment)
  return words.length === Object.keys(MOMENT_WORDS[type]).length ? 'is touched in any way' : words.join(' or ')
}

/** The choices by a key; a choice that was made in JSON is one of them. */
export function momentOptions(type: MomentType, chosen: readonly Moment[]): { value: string; label: string }[] {
  const offered = OFFERED[type]
  const known = offered.some((on) => momentKey(on) === momentKey(chosen))
  const all = known || chosen.length === 0 ? offered : [...offered, [...chosen]]
  return all.map((on) => ({ value: momentKey(on), label: momentWords(type, on) }))
}

/** In the order in which things happen, whichever way somebody wrote them. */
const ORDER: Moment[] = ['created', 'opened', 'changed', 'archived', 'reopened', 'deleted']

export const momentKey = (on: readonly Moment[]) => ORDER.filter((moment) => on.includes(moment)).join(' ')
export const momentsIn = (key: string) => key.split(' ') as Moment[]
