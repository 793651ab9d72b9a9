import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ActivatePackage } from '../services/activate_package.js'
import { DeclinePackage } from '../services/decline_package.js'
import { ListPackages } from '../services/list_packages.js'
import { RollBackPlugin } from '../services/roll_back_plugin.js'

/** Which version of a plugin runs. */
@inject()
export default class PluginActivationsController {
  constructor(
    private readonly activatePackage: ActivatePackage,
    private readonly declinePackage: DeclinePackage,
    private readonly rollBackPlugin: RollBackPlugin,
    private readonly listPackages: ListPackages,
  ) {}

  async store({ params }: HttpContext) {
    const id = Number(params.id)
    await this.activatePackage.handle(id)
    return this.listPackages.one(id)
  }

  async refuse({ params }: HttpContext) {
    const id = Number(params.id)
    await this.declinePackage.handle(id)
    return this.listPackages.one(id)
  }

  async rollBack({ params }: HttpContext) {
    const plugin = String(params.plugin)
    await this.rollBackPlugin.handle(plugin)
    return this.listPackages.active(plugin)
  }
}
