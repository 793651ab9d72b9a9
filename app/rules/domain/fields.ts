import { ruleFields } from './catalogues.js'

/** What a rule may ask of a transaction: each field with its operators and the kind of value each of them takes. */
export const fields = ruleFields

export type FieldName = keyof typeof fields
export type TextField = 'payee' | 'description' | 'memo' | 'note'

/** The fields that are folded text and can be looked into by the index. */
export const textFields: readonly TextField[] = ['payee', 'description', 'memo', 'note']

export function isTextField(field: string): field is TextField {
  return (textFields as readonly string[]).includes(field)
}
