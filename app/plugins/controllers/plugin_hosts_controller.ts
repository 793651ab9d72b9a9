import { safeMode } from '#config/plugins'
import { strongestConfinement } from '../confinement.js'
import { describeIsolation } from '../domain/isolation.js'
import { hostFiles } from '../installation.js'
import { hostStates, registry } from '../main.js'

/** The sandbox, for those who run the instance. */
export default class PluginHostsController {
  async show() {
    const { no_network, other_user } = await strongestConfinement(hostFiles())
    return {
      isolation: describeIsolation({
        process: true,
        permission_model: true,
        memory_limit: process.platform === 'linux' ? 'system' : 'watched',
        no_network,
        other_user,
      }),
      safe_mode: safeMode,
      hosts: hostStates.hosts.map(({ pid, ...host }) => ({ ...host, pid: pid ?? null })),
      problems: registry.problems.map(({ message }) => message),
    }
  }
}
