import { closed, currency, date, decimal, list, text, values } from './schema_parts.js'

const COLUMNS = 20
const ROWS = 2_000
const BLOCKS = 100
const POINTS = 400

const money = closed({ amount: decimal, currency })
const cell = { anyOf: [text(1_000), { type: 'number' }, { type: 'null' }, money] }
const block = (type: string, properties: Record<string, object>, required = Object.keys(properties)) =>
  closed({ type: { const: type }, ...properties }, ['type', ...required])

const figure = closed({ label: text(200, 1), value: cell, note: text(300) }, ['label', 'value'])
const title = closed({ title: text(200), align: { enum: ['start', 'end'] } }, ['title'])
const series = closed({ name: text(200, 1), currency, values: list(decimal, POINTS) })
const blocks = [
  block('heading', { text: text(200, 1) }),
  block('text', { text: text(4_000) }),
  block('figures', { figures: list(figure, 20) }),
  block('table', { columns: list(title, COLUMNS), rows: list(list(cell, COLUMNS), ROWS) }),
  block('chart', { shape: { enum: ['bars', 'line'] }, labels: list(text(100), POINTS), series: list(series, 10) }),
]

/** What `build` receives. */
export const BUILD_REQUEST_SCHEMA = closed({ parameters: values(200), from: date, to: date })

/** What `build` answers; that rows and values fit their columns and labels is checked beside it. */
export const BUILD_REPLY_SCHEMA = closed({
  document: closed({
    title: text(200, 1),
    blocks: list(
      { type: 'object', discriminator: { propertyName: 'type' }, required: ['type'], oneOf: blocks },
      BLOCKS,
    ),
  }),
})
