import { writeFileSync } from 'node:fs'
import { flags } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginKeygen extends PrintingCommand {
  static commandName = 'florin:plugin:keygen'
  static description = 'Make the key that you sign your plugins with'
  static help = [
    'Keep the file to yourself and back it up: without it you cannot publish updates that install without questions.',
  ]

  @flags.string({
    description: 'Where to write the private key; a file that exists is not touched',
    default: 'florin_plugin_key.pem',
  })
  declare out: string

  protected async work() {
    const { fingerprintOf, makeKey } = await import('#plugins/packages/keys')
    const { privatePem, publicKey } = makeKey()
    writeFileSync(this.out, privatePem, { mode: 0o600, flag: 'wx' })
    const fingerprint = fingerprintOf(publicKey)
    this.print(
      { file: this.out, public_key: publicKey, fingerprint },
      `${this.out} holds your private key.\nPublic key:  ${publicKey}\nFingerprint: ${fingerprint}`,
    )
  }
}
