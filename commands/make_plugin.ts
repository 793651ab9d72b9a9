import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import string from '@adonisjs/core/helpers/string'

const KINDS = [
  'importer',
  'categorizer',
  'forecaster',
  'notifier',
  'connector',
  'price_provider',
  'report',
  'action',
  'advisor',
]
const ID = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/

/** Writes a plugin that builds, passes its checks and has fixtures from the first minute, to be reshaped. */
export default class MakePlugin extends BaseCommand {
  static commandName = 'make:plugin'
  static description = 'Create a plugin: manifest, source, fixtures, README, changelog and licence'

  @args.string({ description: 'Its id: my_bank, or with a domain of yours org.example.my_bank' })
  declare id: string

  @flags.string({ description: `What it is: ${KINDS.join(', ')}`, required: true })
  declare kind: string

  @flags.string({ description: 'Where to put it; without it plugins/<id> of this checkout' })
  declare folder?: string

  @flags.string({ description: 'Who publishes it', default: 'Example' })
  declare publisher: string

  async run() {
    const folder = this.folder === undefined ? this.app.makePath('plugins', this.id) : resolve(this.folder)
    const fault = this.#fault(folder)
    if (fault) {
      this.exitCode = 1
      return this.logger.error(fault)
    }
    const codemods = await this.createCodemods()
    const stubs = this.app.makePath('stubs')
    for (const part of [this.kind, 'every_kind', ...(this.folder === undefined ? [] : ['elsewhere'])]) {
      for (const stub of stubsIn(join(stubs, 'make/plugin', part)))
        await codemods.makeUsingStub(stubs, `make/plugin/${part}/${stub}`, this.#state(folder))
    }
    const shown = relative(process.cwd(), folder) || '.'
    this.logger.info(`Next: node ace florin:plugin:test ${shown.startsWith('..') ? folder : shown}`)
  }

  #fault(folder: string): string | undefined {
    if (!ID.test(this.id)) return `"${this.id}" is no id: lower-case words, digits and _, with dots after a domain.`
    if (!KINDS.includes(this.kind)) return `There is no kind "${this.kind}"; there are ${KINDS.join(', ')}.`
    return existsSync(folder) && readdirSync(folder).length > 0 ? `${folder} is not empty.` : undefined
  }

  #state(folder: string) {
    const { id, kind, publisher } = this
    const checkout = relative(folder, this.app.makePath()).replaceAll('\\', '/')
    const name = string.sentenceCase(id.split('.').at(-1)!)
    return { id, kind, publisher, name, folder, join, checkout, schema: `${checkout}/plugins/sdk/manifest.schema.json` }
  }
}

/** Paths of all stubs below a folder. */
function stubsIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
