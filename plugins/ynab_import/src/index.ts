import {
  bytesOf,
  definePlugin,
  NamedTable,
  PluginError,
  zipHead,
  zipTexts,
  type Detection,
  type Emit,
  type FileHead,
  type ImportFile,
  type ParseOptions,
} from '@florin/plugin-sdk'
import type { YnabBudget } from './budget.js'
import { Fields } from './json.js'
import { readApiJson } from './read_api_json.js'
import { isPlan, readPlan } from './read_plan.js'
import { isRegister, readRegister } from './read_register.js'
import { readYnab4 } from './read_ynab4.js'
import { writeBudget } from './write_budget.js'

const HEAD = 4_096

function detect({ text, encoding }: FileHead): Detection {
  if (encoding === 'binary') {
    const first = zipHead(text)
    const table = first && tableIn(first.text)
    const isOurs = table !== undefined && (isOwnRegister(table) || isPlan(table))
    return { confidence: isOurs || /\.ynab4\//.test(first?.name ?? '') ? 0.98 : 0, reason: 'It is an export of YNAB.' }
  }
  if (/^\s*\{/.test(text)) return { confidence: isBudgetJson(text) ? 0.95 : 0, reason: 'It is a budget of YNAB.' }
  const table = tableIn(text)
  return { confidence: isOwnRegister(table) || isPlan(table) ? 0.95 : 0, reason: 'It is a table of YNAB.' }
}

const tableIn = (text: string) => new NamedTable(text.slice(0, HEAD))

/** Other programs have outflows as well, but nobody else flags and clears them in one table. */
const isOwnRegister = (table: NamedTable) =>
  isRegister(table) && table.has('Cleared') && (table.has('Flag') || table.has('Category Group/Category'))

const isBudgetJson = (text: string) =>
  /"data"\s*:\s*\{\s*"(budget|plan)"\s*:/.test(text) ||
  /"(monthlyBudgets|masterCategories|budgetMetaData)"\s*:/.test(text)

function parse(file: ImportFile, _options: ParseOptions, emit: Emit) {
  const budget: YnabBudget = {
    currency: '',
    accounts: new Map(),
    categories: new Map(),
    transactions: [],
    assigned: [],
    issues: [],
  }
  if (file.encoding === 'binary') readArchive(file, budget)
  else if (/^\s*\{/.test(file.text)) readJson(file.text, budget)
  else readTables([file.text], budget)
  return writeBudget(budget, emit)
}

function readArchive(file: ImportFile, budget: YnabBudget): void {
  const texts = zipTexts(bytesOf(file), (name) => /\.(csv|tsv|yfull)$/i.test(name))
  // Each device has a copy of its own; the longest is the newest.
  const [full] = [...texts].filter(([name]) => /\.yfull$/i.test(name)).sort((a, b) => b[1].length - a[1].length)
  if (full) return readJson(full[1], budget)
  readTables([...texts.values()], budget)
}

function readTables(texts: readonly string[], budget: YnabBudget): void {
  const tables = texts.map((text) => new NamedTable(text))
  const plans = tables.filter((table) => isPlan(table))
  const registers = tables.filter((table) => isRegister(table))
  if (plans.length + registers.length === 0)
    throw new PluginError('invalid_input', 'There is neither a register nor a plan of YNAB in it.')
  // The plan names the categories of card payments, by which the register's cards are known.
  for (const table of plans) readPlan(table, budget)
  for (const table of registers) readRegister(table, budget)
}

function readJson(text: string, budget: YnabBudget): void {
  let root: Fields
  try {
    root = new Fields(JSON.parse(text))
  } catch {
    throw new PluginError('invalid_input', 'The budget is damaged: it is broken off, or not JSON.')
  }
  const data = root.object('data')
  if (root.has('masterCategories') || root.has('monthlyBudgets')) return readYnab4(root, budget)
  const [name] = ['budget', 'plan'].filter((each) => data.has(each))
  if (name === undefined) throw new PluginError('invalid_input', 'The document holds no budget of YNAB.')
  readApiJson(data.object(name), budget)
}

export default definePlugin({ importer: { detect, parse } })
