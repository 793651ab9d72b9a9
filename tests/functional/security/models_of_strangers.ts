import type { TestHousehold } from '#tests/support/household'

/** A version of what was learned from a household. */
export function makeModel({ database, id }: TestHousehold): Promise<number> {
  return database.write(id, (writes) =>
    writes.insert('categorizer_models', {
      version: 1,
      plugin_version: '1.0.0',
      state: 'candidate',
      traffic_share: 0,
      trained_rows: 40,
      from_on: '2026-01-01',
      to_on: '2026-02-01',
      baseline: '{"amount":[],"weekday":[],"account":{}}',
      model: '',
      created_at: '2026-03-31T12:00:00.000Z',
    }),
  )
}
