import { readFileSync } from 'node:fs'
import { args, flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginSign extends PrintingCommand {
  static commandName = 'florin:plugin:sign'
  static description = 'Sign a .florin archive'

  @args.string({ description: 'The archive; it is replaced by the signed one' })
  declare file: string

  @flags.string({ description: 'The private key that florin:plugin:keygen wrote', required: true })
  declare key: string

  @flags.string({ description: 'The certificate that Florin issued for your key, if it did' })
  declare certificate?: string

  protected async work() {
    const { readArchive } = await import('#plugins/packages/read_archive')
    const { signPackage } = await import('#plugins/packages/sign_package')
    const { fingerprintOf, publicKeyOf } = await import('#plugins/packages/keys')
    const { sha256 } = await import('#plugins/packages/integrity')
    const { writeWhole } = await import('#plugins/packages/write_whole')
    const pem = readFileSync(this.key, 'utf8')
    const certificate = this.certificate ? readFileSync(this.certificate, 'utf8') : undefined
    const signed = await signPackage(await readArchive(this.file), pem, certificate)
    writeWhole(this.file, signed)
    const told = {
      file: this.file,
      key_fingerprint: fingerprintOf(publicKeyOf(pem)),
      sha256: sha256(signed),
      size: signed.length,
    }
    this.print(told, `${this.file} is signed with ${told.key_fingerprint} (${told.size} bytes, SHA-256 ${told.sha256})`)
  }
}
