import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { FetchPackage } from '../services/fetch_package.js'
import { ListPackages } from '../services/list_packages.js'

@inject()
export default class PluginCatalogueController {
  constructor(
    private readonly fetchPackage: FetchPackage,
    private readonly listPackages: ListPackages,
  ) {}

  async index() {
    return { data: await this.fetchPackage.listCatalogue(), next_cursor: null }
  }

  async store({ params, response }: HttpContext) {
    const id = await this.fetchPackage.fromCatalogue(String(params.plugin))
    response.status(201)
    return this.listPackages.one(id)
  }
}
