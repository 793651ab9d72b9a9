import { HostStates } from './host_states.js'
import { BUNDLED_PLUGINS } from './installation.js'
import { PluginRegistry } from './registry.js'

/** The plugins of this installation, read once, and the sandbox hosts of all threads of this process. */
export const registry = new PluginRegistry(BUNDLED_PLUGINS)
export const hostStates = new HostStates()
