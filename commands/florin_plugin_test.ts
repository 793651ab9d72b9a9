import { args, flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'
import type { TestReport } from '#plugins/conformance/test_plugin'

export default class FlorinPluginTest extends PrintingCommand {
  static commandName = 'florin:plugin:test'
  static description = 'Build the plugin in a folder and try everything that is promised of its kinds'
  static help = [
    'Runs on the real host with its real limits, without network: servers answer from the tapes in fixtures/. Exits with 1 where a check',
    'fails. docs/plugins/testing.md explains fixtures, checks and the levels bronze, silver and gold.',
  ]

  @args.string({ description: "The plugin's folder" })
  declare folder: string

  @flags.boolean({
    description: 'Take what is seen over into the .expected.json files; look at the difference afterwards',
  })
  declare accept: boolean

  @flags.boolean({ description: 'Ask the real servers once, and keep their answers as tapes' })
  declare record: boolean

  protected async work() {
    const { testPlugin } = await import('#plugins/conformance/test_plugin')
    const report = await testPlugin(this.folder, { accept: this.accept, record: this.record })
    if (report.checks.some(({ outcome }) => outcome === 'failed')) this.exitCode = 1
    this.print(report, describe(report))
  }
}

const MARKS = { passed: 'ok     ', failed: 'FAILED ', warning: 'warning', skipped: 'skipped' }

function describe({ id, version, quality, rules, checks, cpu }: TestReport): string {
  const told = checks.map(({ name, outcome, detail }) => `${MARKS[outcome]} ${name}${detail && `\n        ${detail}`}`)
  const paid = cpu.map(({ method, rows, cpu_ms, cpu_ms_per_1000: figure }) =>
    figure === null
      ? `${method}: ${cpu_ms} ms on the processor, for too few rows to say more (${rows})`
      : `${method}: ${figure} ms on the processor for 1,000 rows (of ${rows})`,
  )
  const missing = rules.filter(({ holds }) => !holds).map(({ level, rule }) => `for ${level}: ${rule}`)
  return [...told, ...paid, `${id} ${version}: ${quality ?? 'below bronze'}`, ...missing].join('\n')
}
