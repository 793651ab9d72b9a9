import { day, reference, someText } from '#portability/services/fields'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'
import { readRates } from '../export/read_names.js'

const fields = {
  from: reference('commodity'),
  to: reference('commodity'),
  on: day(),
  rate: someText(100),
  source: someText(),
}

/** What currencies and securities were worth, set by people or fetched. */
export const ratesSection: Section = {
  name: 'rates',
  tables: ['rates'],
  read: readRates,
  async restore(restoring, entries) {
    const reader = new EntryReader(restoring)
    const known = new Set<string>()
    const rows = entries.map((entry, at) => {
      const pointer = `/rates/${at}`
      const { from, to, on, rate, source } = reader.row(entry, fields, pointer)
      if (!/^\d{1,20}(\.\d{1,20})?$/.test(String(rate)) || Number(rate) === 0)
        reader.refuse(`${pointer}/rate`, 'has to be a number above zero such as "1.087"')
      const key = `${from} ${to} ${on}`
      if (known.has(key)) reader.refuse(pointer, 'is a second rate of that day')
      known.add(key)
      return [from, to, on, rate, source]
    })
    reader.done()
    await restoring.changes.insertRows('rates', ['base_id', 'quote_id', 'on_day', 'rate', 'source'], rows)
  },
}
