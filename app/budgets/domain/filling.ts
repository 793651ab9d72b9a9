import { allocate } from '#core/money'
import { type Template, type TemplateContext, wantedBy } from './templates.js'

export interface PrioritisedTemplate {
  /** 0 is served whether the money is there or not; the others in their order from what is to assign. */
  priority: number
  template: Template
}

export interface LineToFill {
  categoryId: number
  /** Limits set no money aside, so they take none. */
  takesMoney: boolean
  carried: number
  templates: readonly PrioritisedTemplate[]
  spentBefore: readonly number[]
}

/** What one template asked for and what it was given. */
export interface FilledPart {
  priority: number
  kind: Template['kind']
  wanted: number
  given: number
}

export interface FilledLine {
  categoryId: number
  amount: number
  parts: FilledPart[]
}

type Surroundings = Pick<TemplateContext, 'rhythm' | 'period' | 'income' | 'lastIncome'>

/**
 * Serves the templates by priority, within one in the order of the lines, from what there is to assign; the remainders share what is
 * left. Answers the new amounts of the lines; what they had before must be part of `available`.
 */
export function fill(lines: readonly LineToFill[], available: number, surroundings: Surroundings): FilledLine[] {
  const filled = lines.map(({ categoryId }): FilledLine => ({ categoryId, amount: 0, parts: [] }))
  let left = available
  const give = (at: number, { priority, template }: PrioritisedTemplate, wanted: number, given: number) => {
    filled[at].amount += given
    filled[at].parts.push({ priority, kind: template.kind, wanted, given })
    if (lines[at].takesMoney) left -= given
  }
  for (const priority of prioritiesOf(lines)) {
    lines.forEach((line, at) => {
      for (const one of line.templates) {
        if (one.priority !== priority || one.template.kind === 'remainder') continue
        const balance = line.carried + filled[at].amount
        const wanted = wantedBy(one.template, { ...surroundings, balance, spentBefore: line.spentBefore })
        const mustGive = priority === 0 || !line.takesMoney
        give(at, one, wanted, mustGive ? wanted : Math.min(wanted, Math.max(0, left)))
      }
    })
  }
  shareRemainder(lines, Math.max(0, left)).forEach(({ at, one, share }) => give(at, one, share, share))
  return filled
}

function prioritiesOf(lines: readonly LineToFill[]): number[] {
  const priorities = lines.flatMap(({ templates }) => templates.map(({ priority }) => priority))
  return [...new Set(priorities)].sort((a, b) => a - b)
}

function shareRemainder(lines: readonly LineToFill[], left: number) {
  const sharing = lines.flatMap(({ templates, takesMoney }, at) =>
    takesMoney
      ? templates.flatMap((one) =>
          one.template.kind === 'remainder' ? [{ at, one, weight: one.template.weight }] : [],
        )
      : [],
  )
  if (sharing.length === 0) return []
  const shares = allocate(
    left,
    sharing.map(({ weight }) => weight),
  )
  return sharing.map(({ at, one }, index) => ({ at, one, share: shares[index] }))
}
