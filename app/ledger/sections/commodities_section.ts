import { currencyScale, isCurrency } from '#commodities/domain/currencies'
import type { Queries } from '#database/database'
import { oneOf, someText, whole } from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'

const fields = {
  code: someText(100),
  kind: oneOf(['currency', 'security', 'crypto']),
  name: someText(),
  scale: whole(0, 8),
}

/** What amounts are in. The household has some of them already, such as its own currency. */
export const commoditiesSection: Section = {
  name: 'commodities',
  tables: [],
  read: (queries: Queries) => queries.all('SELECT code, kind, name, scale FROM commodities ORDER BY id'),
  async restore(restoring: Restoring, entries) {
    const reader = new EntryReader(restoring)
    const known = await restoring.changes.all<{ id: number; code: string; scale: number }>(
      'SELECT id, code, scale FROM commodities',
    )
    const byCode = new Map(known.map((commodity) => [commodity.code, commodity]))
    for (const [at, entry] of entries.entries()) {
      const pointer = `/commodities/${at}`
      const row = reader.row(entry, fields, pointer)
      const code = row.code as string
      const here = byCode.get(code)
      if (row.kind === 'currency' && !(isCurrency(code) && currencyScale(code) === row.scale))
        reader.refuse(pointer, 'is no currency with its decimals')
      if (here && here.scale !== row.scale) reader.refuse(`${pointer}/scale`, `has to be ${here.scale} in ${code}`)
      reader.done()
      const id = here?.id ?? (await restoring.changes.insert('commodities', row))
      byCode.set(code, { id, code, scale: row.scale as number })
      restoring.place('commodity', code, id)
      restoring.place('scale', code, row.scale as number)
    }
  },
}
