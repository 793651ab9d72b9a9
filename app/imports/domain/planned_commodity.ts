/** A currency or security that an import needs. */
export interface PlannedCommodity {
  /** Null for one that the commit makes. */
  id: number | null
  code: string
  name: string
  kind: 'currency' | 'security'
  scale: number
}
