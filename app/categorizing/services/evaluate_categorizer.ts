import { readFile } from 'node:fs/promises'
import { invalidField } from '#core/exceptions'
import { readCsvTable } from '#core/csv_table'
import type { PluginRegistry } from '#plugins/registry'
import type { PluginRun, Sandbox } from '#plugins/sandbox'
import { furtherColumns, type LabelledRows, labelledRows, labelsAsCategories } from '../domain/labelled_rows.js'
import { type Measures, measure } from '../domain/measures.js'
import { LocalModel } from './ask_local_model.js'

export interface CategorizerEvaluation extends Measures {
  train_rows: number
  labels: number
  /** Columns beside date, description and amount that were learned from. */
  columns: string[]
  learn_seconds: number
  categorize_seconds: number
  sandbox_cpu_seconds: number
  model_bytes: number
}

/** Trains the bundled model with one file and has it guess another, through the real host. */
export async function evaluateCategorizer(
  { sandbox, registry }: { sandbox: Sandbox; registry: PluginRegistry },
  { train, test, label, threshold }: { train?: string; test?: string; label: string; threshold: number },
): Promise<CategorizerEvaluation> {
  const trainTable = readCsvTable(await readFile(train!, 'utf8'))
  const others = furtherColumns(trainTable, label)
  const known = requireRows(labelledRows(trainTable, label, others), train!, label)
  const asked = requireRows(labelledRows(readCsvTable(await readFile(test!, 'utf8')), label, others), test!, label)
  const categories = labelsAsCategories(known)
  const model = new LocalModel(sandbox, registry)
  let cpu_ms = 0
  const options = { onRun: (run: PluginRun) => (cpu_ms += run.cpu_ms) }
  const began = performance.now()
  const learned = await model.learn(
    { transactions: known.transactions, category: known.labels, categories, model: null },
    options,
  )
  const trained = performance.now()
  const guesses = await model.categorize(asked.transactions, categories, learned, options)
  const ended = performance.now()
  const judged = guesses.map((guess, at) => ({
    truth: asked.labels[at]!,
    guess: guess?.category ?? null,
    confidence: guess?.confidence ?? 0,
  }))
  return {
    train_rows: known.labels.length,
    labels: categories.length,
    columns: others,
    ...measure(judged, threshold),
    learn_seconds: (trained - began) / 1000,
    categorize_seconds: (ended - trained) / 1000,
    sandbox_cpu_seconds: cpu_ms / 1000,
    model_bytes: learned.length,
  }
}

function requireRows(rows: LabelledRows, file: string, label: string): LabelledRows {
  if (rows.labels.length > 0) return rows
  throw invalidField('/label', 'missing', `${file} has no row with a value in the column "${label}".`)
}
