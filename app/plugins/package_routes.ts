import { endpoint } from '#http/operation'
import * as packages from './validators/package.js'

const PluginPackagesController = () => import('./controllers/plugin_packages_controller.js')
const PluginActivationsController = () => import('./controllers/plugin_activations_controller.js')
const PluginCatalogueController = () => import('./controllers/plugin_catalogue_controller.js')
const PublisherKeysController = () => import('./controllers/publisher_keys_controller.js')

/** Code is installed for everybody, so those who run the instance decide. */
const administering = { access: 'user', instanceAdmin: true } as const

endpoint('GET /plugin-packages', [PluginPackagesController, 'index'], {
  ...administering,
  summary: 'Lists installed packages with what they may do, and checks their files',
  responds: packages.packageListValidator,
})
endpoint('POST /plugin-packages', [PluginPackagesController, 'store'], {
  ...administering,
  summary: 'Installs a package: the part `package`, or an address with its SHA-256 as JSON',
  body: packages.newPackageValidator,
  accepts: 'multipart/form-data',
  responds: packages.packageValidator,
  status: 201,
})
endpoint('POST /plugin-packages/:id/activation', [PluginActivationsController, 'store'], {
  ...administering,
  summary: 'Agrees to what a package asks for and makes it the version that runs',
  responds: packages.packageValidator,
})
endpoint('POST /plugin-packages/:id/refusal', [PluginActivationsController, 'refuse'], {
  ...administering,
  summary:
    'Declines an upgrade that asks for more: the version before goes on, and nobody is asked about this one again',
  responds: packages.packageValidator,
})
endpoint('POST /plugins/:plugin/rollback', [PluginActivationsController, 'rollBack'], {
  ...administering,
  summary: 'Goes back to the version of a plugin before this one',
  responds: packages.packageValidator,
})
endpoint('DELETE /plugins/:plugin/packages', [PluginPackagesController, 'destroy'], {
  ...administering,
  summary: 'Uninstalls a plugin; its instances stay and say that it is missing',
})
endpoint('DELETE /plugins/:plugin/publisher-key', [PublisherKeysController, 'destroy'], {
  ...administering,
  summary: 'Forgets the key a plugin was signed with, so that another one may follow',
})
endpoint('GET /plugin-catalogue', [PluginCatalogueController, 'index'], {
  ...administering,
  summary: 'Lists plugins that can be installed',
  responds: packages.catalogueValidator,
})
endpoint('POST /plugin-catalogue/:plugin/installation', [PluginCatalogueController, 'store'], {
  ...administering,
  summary: 'Installs the newest version of a plugin in the catalogue that runs here',
  responds: packages.packageValidator,
  status: 201,
})
