import type { Schemas } from './answers.ts'

export type Transaction = Schemas['Transaction']

export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}
