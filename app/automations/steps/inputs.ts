import { StepFailedException } from '../exceptions.js'
import { textOf } from '../domain/template.js'
import type { StepInput } from './step.js'

/** A filled-in field as a number; undefined when it is absent or its reference led nowhere. */
export function numberIn(input: StepInput, name: string): number | undefined {
  const value = input[name]
  if (value === undefined || value === null || value === '') return undefined
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new StepFailedException(`"${name}" is no id: ${textOf(value).slice(0, 40)}.`)
  return number
}

export function requiredNumber(input: StepInput, name: string): number {
  const number = numberIn(input, name)
  if (number === undefined) throw new StepFailedException(`"${name}" refers to nothing.`)
  return number
}

export function textIn(input: StepInput, name: string): string | undefined {
  const value = input[name]
  return value === undefined || value === null ? undefined : textOf(value)
}

export function textsIn(input: StepInput, name: string): string[] | undefined {
  const value = input[name]
  return Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : undefined
}

export function requiredText(input: StepInput, name: string): string {
  const text = textIn(input, name)?.trim()
  if (!text) throw new StepFailedException(`"${name}" is empty.`)
  return text
}
