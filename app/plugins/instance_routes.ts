import { endpoint } from '#http/operation'
import * as instances from './validators/plugin_instance.js'

const PluginInstancesController = () => import('./controllers/plugin_instances_controller.js')
const InstanceTestsController = () => import('./controllers/instance_tests_controller.js')
const InstanceConnectionsController = () => import('./controllers/instance_connections_controller.js')
const InstanceReleasesController = () => import('./controllers/instance_releases_controller.js')
const InstanceRunsController = () => import('./controllers/instance_runs_controller.js')
const InstanceUsageController = () => import('./controllers/instance_usage_controller.js')
const InstanceBundlesController = () => import('./controllers/instance_bundles_controller.js')

const reading = { access: 'household', scope: 'plugins:read' } as const
const managing = { access: 'household', scope: 'plugins:manage', role: 'admin' } as const

endpoint('GET /plugin-instances', [PluginInstancesController, 'index'], {
  ...reading,
  summary: 'Lists what plugins are set up as',
  query: instances.listInstancesValidator,
  responds: instances.instanceListValidator,
})
endpoint('POST /plugin-instances', [PluginInstancesController, 'store'], {
  ...managing,
  summary: 'Sets a plugin up, agreeing to what it may do',
  body: instances.createInstanceValidator,
  responds: instances.instanceValidator,
  status: 201,
})
endpoint('GET /plugin-instances/:id', [PluginInstancesController, 'show'], {
  ...reading,
  summary: 'Shows an instance; its secrets are never told',
  responds: instances.instanceValidator,
})
endpoint('PATCH /plugin-instances/:id', [PluginInstancesController, 'update'], {
  ...managing,
  summary: 'Changes settings, secrets, schedule or grants, or switches an instance on or off',
  body: instances.editInstanceValidator,
  responds: instances.instanceValidator,
})
endpoint('DELETE /plugin-instances/:id', [PluginInstancesController, 'destroy'], {
  ...managing,
  summary: 'Deletes an instance with its secrets and what it stored; an undo brings it back without them',
})
endpoint('POST /plugin-instances/:id/test', [InstanceTestsController, 'store'], {
  ...managing,
  summary: 'Tries an instance by a harmless call of its kind',
  responds: instances.trialValidator,
})
endpoint('POST /plugin-instances/:id/connection', [InstanceConnectionsController, 'store'], {
  ...managing,
  summary: 'Connects an instance to its provider, or connects it again',
  body: instances.connectInstanceValidator,
  responds: instances.instanceValidator,
})
endpoint('POST /plugin-instances/:id/release', [InstanceReleasesController, 'store'], {
  ...managing,
  summary: 'Tries an instance in quarantine once more',
  responds: instances.instanceValidator,
})
endpoint('GET /plugin-instances/:id/runs', [InstanceRunsController, 'index'], {
  ...reading,
  summary: 'Lists what an instance did, the latest first',
  query: instances.listInstanceRunsValidator,
  responds: instances.instanceRunListValidator,
})
endpoint('GET /plugin-instances/:id/runs/:run', [InstanceRunsController, 'show'], {
  ...reading,
  summary: 'Shows a run with what the plugin asked of Florin',
  responds: instances.instanceRunValidator,
})
endpoint('GET /plugin-instances/:id/usage', [InstanceUsageController, 'show'], {
  ...reading,
  summary: 'Compares what an instance used with what it was granted',
  query: instances.usageQueryValidator,
  responds: instances.usageValidator,
})
endpoint('GET /plugin-instances/:id/bundle', [InstanceBundlesController, 'show'], {
  ...managing,
  summary: 'Exports the latest failed run for the author of the plugin, without what it tells about the household',
  produces: 'application/json',
})
