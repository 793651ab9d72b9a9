import { fileURLToPath } from 'node:url'

/** Where the bundled plugins and the plugin host lie, in a checkout and in a build alike; plugins/build.mjs puts them there. */
export const BUNDLED_PLUGINS = fileURLToPath(new URL('../../plugins/', import.meta.url))
export const HOST_FILE = fileURLToPath(new URL('../../plugins/host/dist/plugin_host.mjs', import.meta.url))
