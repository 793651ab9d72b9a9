import { readFileSync } from 'node:fs'
import { flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginCertify extends PrintingCommand {
  static commandName = 'florin:plugin:certify'
  static description = "For Florin's maintainers: vouch for the key of a publisher"
  static help = ['Prints the certificate. The root key never leaves the machine that this is run on.']

  @flags.string({ description: "Florin's private root key", required: true })
  declare key: string

  @flags.string({ description: 'The public key that florin:plugin:keygen printed', required: true })
  declare publicKey: string

  @flags.string({ description: 'Who holds it, as people will read it', required: true })
  declare publisher: string

  @flags.string({ description: 'What the ids of their plugins begin with, such as org.example.', required: true })
  declare prefix: string

  protected async work() {
    const { SystemClock } = await import('#core/clock')
    const { issueCertificate } = await import('#plugins/packages/signature')
    const issued_on = new SystemClock().today('UTC')
    const statement = { publisher: this.publisher, public_key: this.publicKey, id_prefix: this.prefix, issued_on }
    const certificate = issueCertificate(statement, readFileSync(this.key, 'utf8'))
    this.print(certificate, JSON.stringify(certificate, null, 2))
  }
}
