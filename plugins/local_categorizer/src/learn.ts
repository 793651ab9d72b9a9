import type { CategoryChoice, LearnRequest } from '@florin/plugin-sdk'
import { calibrate } from './calibrate.js'
import { fit, type Row, score, train } from './linear.js'
import { forCategories, type LearnedModel, readModel, writeModel } from './model_text.js'
import { RowReader } from './row_reader.js'

/** One round: what is learned from one year has to hold in the next. */
const AFRESH = { epochs: 1, rate: 0.3, seed: 1 }
const ON_TOP = { epochs: 1, rate: 0.12, seed: 1 }
/** How often a correction is repeated until it is understood. */
const ROUNDS = 12

/** Learns from transactions with a category; with a model at hand it goes on from that, so that a correction costs next to nothing. */
export function learn({ transactions, category, categories, model }: LearnRequest): { model: string } {
  const classOf = new Map(categories.map(({ id }, at) => [id, at]))
  const known = [...category.keys()].filter((row) => classOf.has(category[row]!))
  const size = model === null ? sizeFor(categories) : readModel(model).linear.size
  const reader = new RowReader(size, categories)
  const rows = known.map((row) => reader.read(transactions, row))
  const labels = Int32Array.from(known, (row) => classOf.get(category[row]!)!)
  if (model !== null) return { model: writeModel(goOn(readModel(model), categories, rows, labels)) }
  const dates = known.map((row) => transactions.date[row]!)
  const wholes = Uint32Array.from(known, (row) => reader.text(transactions, row).whole)
  const temperatures = calibrate({ rows, labels, dates, wholes }, categories.length, size, AFRESH)
  const linear = fit(rows, labels, { ...AFRESH, classes: categories.length, size })
  return { model: writeModel({ linear, categories: categories.map(({ id }) => id), temperatures, rows: known.length }) }
}

/** More categories, fewer buckets, so that a model stays small. */
function sizeFor({ length }: readonly CategoryChoice[]): number {
  return length <= 30 ? 1 << 16 : length <= 120 ? 1 << 15 : 1 << 14
}

function goOn(before: LearnedModel, categories: readonly CategoryChoice[], rows: readonly Row[], labels: Int32Array) {
  const model = forCategories(
    before,
    categories.map(({ id }) => id),
  )
  for (let round = 0; round < ROUNDS && !isUnderstood(model, rows, labels); round++)
    train(model.linear, rows, labels, { ...ON_TOP, seed: round })
  return { ...model, rows: model.rows + rows.length }
}

/** Whether every row is told apart from its next best class, with some room. */
function isUnderstood({ linear }: LearnedModel, rows: readonly Row[], labels: Int32Array): boolean {
  const scores = new Float64Array(linear.classes)
  return rows.every((row, at) => {
    score(linear, row, scores)
    const right = scores[labels[at]!]!
    return scores.every((other, k) => k === labels[at] || other < right - 1)
  })
}
