import { hostStates, registry } from '../main.js'

/** The sandbox, for those who run the instance. */
export default class PluginHostsController {
  show() {
    return {
      isolation: {
        process: true,
        permission_model: true,
        memory_limit: process.platform === 'linux' ? 'system' : 'watched',
      },
      hosts: hostStates.hosts.map(({ pid, ...host }) => ({ ...host, pid: pid ?? null })),
      problems: registry.problems.map(({ message }) => message),
    }
  }
}
