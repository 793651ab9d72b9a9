import type { Queries } from '#database/database'
import type { Section } from './section.js'

export const FORMAT = 'florin/1'

/** What the document says of the household itself. */
export interface ExportedHousehold {
  name: string
  base_currency: string
  time_zone: string
  locale: string
}

/** A household as one JSON document, piece by piece: a list for each section, an entry to a line where they are many. */
export async function* writeDocument(
  queries: Queries,
  { name, base_currency, time_zone, locale }: ExportedHousehold,
  sections: readonly Section[],
): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(FORMAT)},"household":${JSON.stringify({ name, base_currency, time_zone, locale })}`
  for (const section of sections) {
    yield `,\n${JSON.stringify(section.name)}:[`
    let separator = ''
    for await (const entry of await section.read(queries)) {
      yield `${separator}${section.isLong ? '\n' : ''}${JSON.stringify(entry)}`
      separator = ','
    }
    yield section.isLong ? '\n]' : ']'
  }
  yield '}\n'
}
