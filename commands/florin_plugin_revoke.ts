import { readFileSync } from 'node:fs'
import { flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginRevoke extends PrintingCommand {
  static commandName = 'florin:plugin:revoke'
  static description = "For Florin's maintainers: add an entry to the list of plugins that must not run"
  static help = ['Without --list the list that ships with Florin. Name a plugin, a version of it, an archive or a key.']

  @flags.string({ description: "Florin's private root key", required: true })
  declare key: string

  @flags.string({ description: 'The list to add to' })
  declare list?: string

  @flags.string({ description: 'Why, in a sentence that administrators read', required: true })
  declare reason: string

  @flags.string({ description: 'The id of a plugin' })
  declare plugin?: string

  @flags.string({ description: 'A version of it', flagName: 'of-version' })
  declare ofVersion?: string

  @flags.string({ description: 'The SHA-256 of an archive' })
  declare sha256?: string

  @flags.string({ description: 'The public key of a publisher' })
  declare publicKey?: string

  protected async work() {
    const { SystemClock } = await import('#core/clock')
    const { SHIPPED_REVOCATIONS } = await import('#plugins/installation')
    const { publicKeyOf } = await import('#plugins/packages/keys')
    const { checkRevocations, issueRevocations } = await import('#plugins/packages/revocations')
    const { writeWhole } = await import('#plugins/packages/write_whole')
    const { plugin: plugin_id, ofVersion: version, sha256, publicKey: public_key, reason } = this
    const [file, pem] = [this.list ?? SHIPPED_REVOCATIONS, readFileSync(this.key, 'utf8')]
    const roots = [publicKeyOf(pem)]
    const { entries } = checkRevocations(readFileSync(file, 'utf8'), roots)
    const entry = { plugin_id, version, sha256, public_key, reason }
    const text = issueRevocations(new SystemClock().today('UTC'), [...entries, entry], pem)
    // An entry that names nothing is refused here, before it is written.
    const { entries: written } = checkRevocations(text, roots)
    writeWhole(file, text)
    this.print({ file, entries: written }, `${file} has ${written.length} entries.`)
  }
}
