import { execFileSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import string from '@adonisjs/core/helpers/string'

const STUBS = [
  'readme',
  'exceptions',
  'problem',
  'name',
  'create',
  'list',
  'validator',
  'controller',
  'routes',
  'migration',
]
const TEST_STUBS = ['unit_test', 'functional_test']

/** Writes a domain that works from the first minute, to be reshaped: one resource with a name, from the table to its tests. */
export default class MakeDomain extends BaseCommand {
  static commandName = 'make:domain'
  static description = 'Create a domain: README, pure module, services, controller, routes, table and tests'

  @args.string({ description: 'Name of the domain in plural, such as budgets' })
  declare name: string

  @flags.string({ description: 'Name of its first resource in singular, when it is not the singular of the domain' })
  declare noun?: string

  async run() {
    const domain = string.snakeCase(this.name)
    const state = { domain, migration: await this.#nextMigration(), ...namesOf(domain, this.noun) }
    const codemods = await this.createCodemods()
    const written: string[] = []
    for (const stub of [...STUBS, ...TEST_STUBS]) {
      const { destination } = await codemods.makeUsingStub(
        this.app.makePath('stubs'),
        `make/domain/${stub}.stub`,
        state,
      )
      written.push(destination)
    }
    this.#format(written)
    await this.#nameInPackage(domain)
    await this.#addRoutes(domain)
    await this.#placeInArchitecture(domain)
    this.logger.info(`Next: give ${domain} its place in .dependency-cruiser.cjs, and its words in docs/glossary.md.`)
  }

  /** Long names wrap where short ones do not. */
  #format(files: string[]): void {
    const prettier = this.app.makePath('node_modules/prettier/bin/prettier.cjs')
    execFileSync(process.execPath, [prettier, '--write', ...files], { stdio: 'ignore' })
  }

  async #nextMigration(): Promise<string> {
    const files = await readdir(this.app.makePath('database/migrations'))
    const last = Math.max(0, ...files.map((file) => Number.parseInt(file, 10)).filter(Number.isInteger))
    return String(last + 1).padStart(4, '0')
  }

  /** One line for each domain: `"#budgets/*": "./app/budgets/*.js"`, after the last of them. */
  async #nameInPackage(domain: string): Promise<void> {
    const line = `    "#${domain}/*": "./app/${domain}/*.js",\n`
    await this.#edit('package.json', line, (text) => {
      const last = text.lastIndexOf('": "./app/')
      const end = text.indexOf('\n', last) + 1
      return text.slice(0, end) + line + text.slice(end)
    })
  }

  async #addRoutes(domain: string): Promise<void> {
    const line = `import '#${domain}/routes'\n`
    await this.#edit('start/routes.ts', line, (text) =>
      text.replace(/(import '#\w+\/routes'\n)(?!import '#\w+\/routes'\n)/, `$1${line}`),
    )
  }

  /** Among the folders, and among the directions where every new domain begins: upon the ledger. */
  async #placeInArchitecture(domain: string): Promise<void> {
    const file = 'docs/architecture.md'
    const folder = `${`  ${domain}/`.padEnd(16)} ${domain.replaceAll('_', ' ')} of a household\n`
    await this.#edit(file, folder, (text) => text.replace(/^bin\/ /m, `${folder}bin/ `))
    const direction = `${domain} ─▶ ledger\n`
    await this.#edit(file, direction, (text) =>
      text.replace(/(^## Directions\n[^]*?^```\n[^]*?)(^```)/m, `$1${direction}$2`),
    )
  }

  async #edit(file: string, line: string, edit: (text: string) => string): Promise<void> {
    const path = this.app.makePath(file)
    const text = await readFile(path, 'utf8')
    if (text.includes(line)) return
    await writeFile(path, edit(text))
    this.logger.action(`update ${file}`).succeeded()
  }
}

function namesOf(domain: string, given?: string) {
  const noun = string.snakeCase(given ?? string.singular(domain))
  const nouns = string.plural(noun)
  const [words, nounsWords] = [noun.replaceAll('_', ' '), nouns.replaceAll('_', ' ')]
  return {
    Domain: string.sentenceCase(domain),
    noun,
    nouns,
    table: nouns,
    path: string.dashCase(nouns),
    noun_dashed: string.dashCase(noun),
    noun_camel: string.camelCase(noun),
    nouns_camel: string.camelCase(nouns),
    Noun: string.pascalCase(noun),
    Nouns: string.pascalCase(nouns),
    NOUN: noun.toUpperCase(),
    words,
    nouns_words: nounsWords,
    Nouns_words: string.sentenceCase(nouns),
    a_noun: `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`,
  }
}
