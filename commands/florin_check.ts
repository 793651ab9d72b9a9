import { FlorinCommand } from '#http/florin_command'

export default class FlorinCheck extends FlorinCommand {
  static commandName = 'florin:check'
  static description = 'Prove the invariants of all ledgers by recounting'

  protected async work() {
    const { CheckLedger } = await import('#ledger/services/check_ledger')
    const report = await new CheckLedger(await this.app.container.make('florin.gateway')).handle()
    this.exitCode = report.problems.length === 0 ? 0 : 1
    const summary = `${report.transactions} transactions and ${report.change_sets} change sets of ${report.households} households`
    const problems = report.problems.map(({ household_id: id, message }) => `  Household ${id}: ${message}`)
    this.print(
      report,
      problems.length === 0 ? `All is well: ${summary}.` : [`Checked ${summary}. Wrong:`, ...problems].join('\n'),
    )
  }
}
