/** What an alert of the household's own may look at. */
export const abouts = ['transaction', 'posting', 'account', 'balance', 'budget'] as const

/** What an alert of any kind may be told; each kind takes the ones of its sentence. */
export interface AlertSettings {
  amount?: string
  percent?: number
  days?: number
  category_ids?: number[]
  account_ids?: number[]
  period?: 'month' | 'week' | 'year'
  direction?: 'in' | 'out' | 'both'
  sensitivity?: 'clearly' | 'far'
  certainty?: 'likely' | 'possible'
  about?: (typeof abouts)[number]
}
