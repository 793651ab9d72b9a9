import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { PluginRegistry } from '#plugins/registry'
import type { Sandbox } from '#plugins/sandbox'

export interface EvaluationFiles {
  train?: string
  test?: string
  series?: string
  transactions?: string
  /** The column that holds the answers. */
  label: string
  threshold: number
  /** Whose bank holidays days of balances go by. */
  country?: string
}

/** Runs bundled plugins through the real host over somebody's files; answers what is printed. */
export type Evaluate = (
  parts: { sandbox: Sandbox; registry: PluginRegistry },
  files: EvaluationFiles,
) => Promise<object>

/** One service a subject; each says which files it needs. */
const SUBJECTS: Record<string, { needs: (keyof EvaluationFiles)[]; load: () => Promise<Evaluate> }> = {
  categorizer: {
    needs: ['train', 'test'],
    load: async () => (await import('#categorizing/services/evaluate_categorizer')).evaluateCategorizer,
  },
  forecaster: {
    needs: ['series'],
    load: async () => (await import('#forecasting/services/evaluate_forecaster')).evaluateForecaster,
  },
  recurring: {
    needs: ['transactions'],
    load: async () => (await import('#recurring/services/evaluate_recurring')).evaluateRecurring,
  },
}

/** How good the bundled plugins are, measured with data that somebody labelled. */
export default class FlorinEvaluate extends BaseCommand {
  static commandName = 'florin:evaluate'
  static description = 'Measure the bundled plugins with data whose answers are known'
  static help = [
    'florin:evaluate categorizer --train A.csv --test B.csv   columns date, description, amount, optional others, label',
    'florin:evaluate forecaster --series F.csv                columns id, start_year, start_month, train, test (values between blanks),',
    '                                                         one monthly series a row; or date, closing_balance, one day a row',
    '                                                         (--country GB has the bank holidays of a country counted in)',
    'florin:evaluate recurring --transactions F.csv           columns date, amount (or debit and credit); optional: id or trans_id,',
    '                                                         account or account_id, payee or description, partner_account,',
    '                                                         partner_bank, k_symbol or purpose, operation or type. Days as',
    '                                                         2026-03-31 or 31/03/2026. Finding what recurs is no plugin: it runs',
    '                                                         in Florin itself. Prints each series with its next day and amounts,',
    '                                                         and each transaction with what would have been said before it',
  ]
  static options = { startApp: false }

  @args.string({ description: 'What to measure: categorizer, forecaster or recurring' })
  declare subject: string

  @flags.string({ description: 'Labelled transactions to learn from' })
  declare train?: string

  @flags.string({ description: 'Labelled transactions to be judged by' })
  declare test?: string

  @flags.string({ description: 'Series of numbers with their later values' })
  declare series?: string

  @flags.string({ description: 'Transactions of accounts' })
  declare transactions?: string

  @flags.string({ description: 'The column with the answers', default: 'label' })
  declare label: string

  @flags.number({ description: 'The confidence from which on a choice counts as made', default: 0.8 })
  declare threshold: number

  @flags.string({ description: 'Whose bank holidays count: two letters such as GB or DE' })
  declare country?: string

  @flags.boolean({ description: 'Print one JSON object and nothing else' })
  declare json: boolean

  async run() {
    try {
      this.#print(await this.#measure())
    } catch (error) {
      this.exitCode = 1
      const { code, reason, message } = error as { code?: string; reason?: string; message: string }
      this.#print({ problem: { code: reason ?? code ?? 'internal', detail: message } })
    }
  }

  async #measure(): Promise<object> {
    const { train, test, series, transactions, label, threshold, country } = this
    const files: EvaluationFiles = { train, test, series, transactions, label, threshold, country }
    const subject = SUBJECTS[this.subject]
    if (!subject)
      throw new Error(`There is no "${this.subject}" to measure; there are ${Object.keys(SUBJECTS).join(', ')}.`)
    const missing = subject.needs.filter((name) => files[name] === undefined)
    if (missing.length > 0) throw new Error(`It needs ${missing.map((name) => `--${name}`).join(' and ')}.`)
    const evaluate = await subject.load()
    const { SystemClock } = await import('#core/clock')
    const { BUNDLED_PLUGINS, HOST_FILE } = await import('#plugins/installation')
    const { PluginRegistry } = await import('#plugins/registry')
    const { Supervisor } = await import('#plugins/supervisor')
    const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: HOST_FILE })
    try {
      return await evaluate({ sandbox, registry: new PluginRegistry(BUNDLED_PLUGINS) }, files)
    } finally {
      sandbox.close()
    }
  }

  #print(figures: object): void {
    process.stdout.write(`${JSON.stringify(figures, null, this.json ? undefined : 2)}\n`)
  }
}
