import { FlorinCommand } from '#http/florin_command'

export default class FlorinSecretsRotate extends FlorinCommand {
  static commandName = 'florin:secrets:rotate'
  static description = 'Seal all stored secrets with a new master key'

  protected async work() {
    const { RotateMasterKey } = await import('#secrets/services/rotate_master_key')
    const rotation = await (await this.app.container.make(RotateMasterKey)).handle()
    const keys = rotation.rewrapped === 1 ? '1 data key was' : `${rotation.rewrapped} data keys were`
    this.print(rotation, `${keys} wrapped anew. The master key is now ${rotation.master_key}.`)
  }
}
