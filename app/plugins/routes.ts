import { endpoint } from '#http/operation'
import * as plugins from './validators/plugin.js'

const PluginsController = () => import('./controllers/plugins_controller.js')
const PluginIconsController = () => import('./controllers/plugin_icons_controller.js')
const PluginRunsController = () => import('./controllers/plugin_runs_controller.js')
const PluginHostsController = () => import('./controllers/plugin_hosts_controller.js')

const reading = { access: 'household', scope: 'plugins:read' } as const

endpoint('GET /plugins', [PluginsController, 'index'], {
  ...reading,
  summary: 'Lists plugins with what they may do and how they fare',
  responds: plugins.pluginListValidator,
})
endpoint('GET /plugins/host', [PluginHostsController, 'show'], {
  ...reading,
  summary: 'Shows the sandbox that plugins run in',
  responds: plugins.hostValidator,
})
endpoint('GET /plugins/:plugin', [PluginsController, 'show'], {
  ...reading,
  summary: 'Shows a plugin',
  responds: plugins.pluginValidator,
})
endpoint('PATCH /plugins/:plugin', [PluginsController, 'update'], {
  access: 'household',
  scope: 'plugins:manage',
  role: 'admin',
  summary: 'Switches a plugin on or off for the household',
  body: plugins.switchPluginValidator,
  responds: plugins.pluginValidator,
})
endpoint('GET /plugins/:plugin/icon', [PluginIconsController, 'show'], {
  ...reading,
  summary: 'The picture of a plugin',
  produces: 'image/svg+xml',
})
endpoint('GET /plugins/:plugin/runs', [PluginRunsController, 'index'], {
  ...reading,
  summary: 'Lists what a plugin did, the latest first',
  query: plugins.listRunsValidator,
  responds: plugins.runListValidator,
})
