import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PackageMissingException } from '../packages/exceptions.js'
import { readArchive } from '../packages/read_archive.js'
import { FetchPackage } from '../services/fetch_package.js'
import { InstallPackage } from '../services/install_package.js'
import { ListPackages } from '../services/list_packages.js'
import { UninstallPlugin } from '../services/uninstall_plugin.js'
import { newPackageValidator } from '../validators/package.js'

@inject()
export default class PluginPackagesController {
  constructor(
    private readonly listPackages: ListPackages,
    private readonly installPackage: InstallPackage,
    private readonly fetchPackage: FetchPackage,
    private readonly uninstallPlugin: UninstallPlugin,
  ) {}

  async index() {
    return { data: await this.listPackages.handle(), next_cursor: null }
  }

  async store({ request, response }: HttpContext) {
    const { url, sha256 } = await request.validateUsing(newPackageValidator)
    const file = request.file('package')
    response.status(201)
    if (url !== undefined) return this.listPackages.one(await this.fetchPackage.fromAddress(url, sha256!))
    if (!file?.tmpPath) throw new PackageMissingException('The request has neither a part named "package" nor a url.')
    const archive = await readArchive(file.tmpPath)
    return this.listPackages.one(await this.installPackage.handle(archive, { source: 'upload', sha256 }))
  }

  async destroy({ params, response }: HttpContext) {
    await this.uninstallPlugin.handle(String(params.plugin))
    response.noContent()
  }
}
