import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { DomainException } from '#core/exceptions'

/**
 * What all `florin:*` commands share: they print JSON with --json and nothing else on standard output, and end with a problem object and
 * a non-zero exit on an error.
 */
export abstract class PrintingCommand extends BaseCommand {
  @flags.boolean({ description: 'Print JSON to standard output and nothing else' })
  declare json: boolean

  protected abstract work(): Promise<void>

  protected async makeReady(): Promise<void> {}

  async run() {
    try {
      await this.makeReady()
      await this.work()
    } catch (error) {
      this.exitCode = 1
      this.#tell(error)
    }
  }

  /** One JSON object on a line of its own; or, without --json, a line for people. */
  protected print(object: object, sentence: string) {
    process.stdout.write(`${this.json ? JSON.stringify(object) : sentence}\n`)
  }

  #tell(error: unknown) {
    const code = error instanceof DomainException ? (error.code ?? 'E_UNKNOWN') : 'E_UNEXPECTED'
    const detail = error instanceof Error ? error.message : String(error)
    if (this.json) process.stdout.write(`${JSON.stringify({ problem: { code, detail } })}\n`)
    else process.stderr.write(`${detail}\n`)
    // A file that is not there, or may not be written, needs no stack to be understood.
    const isExplained = code !== 'E_UNEXPECTED' || typeof (error as NodeJS.ErrnoException).syscall === 'string'
    if (!isExplained && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  }
}

/** A command that works on the data: it brings an empty database up to date first. */
export abstract class FlorinCommand extends PrintingCommand {
  static options: CommandOptions = { startApp: true }

  protected async makeReady() {
    const { migrate } = await import('#database/migrate')
    await migrate(this.app)
  }
}
