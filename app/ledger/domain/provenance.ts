/** The fields of a transaction that machines may set. */
export const machineFields = [
  'payee',
  'category',
  'memo',
  'note',
  'tags',
  'excluded',
  'needs_review',
  'recurring',
] as const
export type MachineField = (typeof machineFields)[number]

export interface Setter {
  by: 'user' | 'rule' | 'plugin' | 'import'
  id?: number
  label?: string
}

export type Provenance = Partial<Record<MachineField, Setter>>

const rank: Record<Setter['by'], number> = { user: 3, rule: 2, plugin: 1, import: 0 }

export function readProvenance(text: string | null): Provenance {
  return text === null ? {} : (JSON.parse(text) as Provenance)
}

export function writeProvenance(provenance: Provenance): string | null {
  return Object.keys(provenance).length === 0 ? null : JSON.stringify(provenance)
}

/** A lower setter never overwrites a higher one; equals may. An unset field belongs to the import. */
export function maySet(provenance: Provenance, field: MachineField, setter: Setter): boolean {
  return rank[setter.by] >= rank[provenance[field]?.by ?? 'import']
}
