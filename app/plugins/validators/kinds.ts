import vine from '@vinejs/vine'
import { defineComponent } from '#http/operation'
import { plainDate } from '#http/validators/shapes'
import { shaped, valuesBy } from './plugin_components.js'

const text = { type: 'string' }
const money = { type: 'object', required: ['amount', 'currency'], properties: { amount: text, currency: text } }
const cell = { oneOf: [text, { type: 'number' }, { type: 'null' }, money] }
const list = (items: object) => ({ type: 'array', items })
const block = (type: string, properties: object, optional: string[] = []) => ({
  type: 'object',
  required: ['type', ...Object.keys(properties).filter((name) => !optional.includes(name))],
  properties: { type: { type: 'string', enum: [type] }, ...properties },
})

defineComponent('ReportDocument', {
  description: 'A report as a plugin makes it: parts that the user interface draws. There is no HTML in it.',
  type: 'object',
  required: ['title', 'blocks'],
  properties: {
    title: text,
    blocks: list({
      oneOf: [
        block('heading', { text }),
        block('text', { text }),
        block('figures', {
          figures: list({
            type: 'object',
            required: ['label', 'value'],
            properties: { label: text, value: cell, note: text },
          }),
        }),
        block('table', {
          columns: list({
            type: 'object',
            required: ['title'],
            properties: { title: text, align: { type: 'string', enum: ['start', 'end'] } },
          }),
          rows: list(list(cell)),
        }),
        block('chart', {
          shape: { type: 'string', enum: ['bars', 'line'] },
          labels: list(text),
          series: list({
            type: 'object',
            required: ['name', 'currency', 'values'],
            properties: { name: text, currency: text, values: list(text) },
          }),
        }),
      ],
    }),
  },
})

export const sendMessageValidator = vine.create({
  title: vine.string().trim().minLength(1).maxLength(250),
  body: vine.string().maxLength(8_000),
  severity: vine.enum(['info', 'warning', 'critical']),
  /** Where a person can act on it. */
  url: vine.string().url().maxLength(2_000).nullable().optional(),
})

export const messageSentValidator = vine.create({
  /** What the channel calls the message. */
  receipt: vine.string().nullable(),
})

export const buildReportValidator = vine.create({
  parameters: valuesBy('SettingValues').optional(),
  from: plainDate(),
  to: plainDate(),
})

export const reportBuiltValidator = vine.create({ document: shaped('ReportDocument') })
