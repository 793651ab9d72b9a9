import { args } from '@adonisjs/core/ace'
import { PrintingCommand } from '#http/florin_command'

export default class FlorinPluginVerify extends PrintingCommand {
  static commandName = 'florin:plugin:verify'
  static description = 'Check a .florin archive and tell who vouches for it'
  static help = [
    'Exits with 1 where Florin would not take it. Whether it goes with what is installed is not looked at.',
  ]

  @args.string({ description: 'The archive' })
  declare file: string

  protected async work() {
    const { readArchive } = await import('#plugins/packages/read_archive')
    const { readPackage } = await import('#plugins/packages/read_package')
    const { FLORIN_ROOT_KEYS, vouchedFor } = await import('#plugins/packages/trust')
    const { fingerprintOf } = await import('#plugins/packages/keys')
    const checked = await readPackage(await readArchive(this.file))
    // A package without a signature is told as such; what installs it asks for more.
    const vouched = vouchedFor(checked, { rootKeys: FLORIN_ROOT_KEYS, development: true })
    const { manifest, sha256, size, files } = checked
    const told = {
      file: this.file,
      id: manifest.id,
      version: manifest.version,
      level: vouched.level,
      publisher: vouched.publisher,
      key_fingerprint: vouched.publicKey === null ? null : fingerprintOf(vouched.publicKey),
      sha256,
      size,
      files: files.map(({ name }) => name),
    }
    const by = told.key_fingerprint === null ? '' : ` with ${told.key_fingerprint}`
    this.print(told, `${told.id} ${told.version} by ${told.publisher}: ${told.level.replace('_', '-')}${by}`)
  }
}
