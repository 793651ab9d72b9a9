import type { Subject } from './subject.js'

/** Kinds whose use can be seen; files are handed over, and nothing speaks for a model yet. */
const SEEN = ['http', 'lan', 'secret', 'store', 'data']

/** To be run last. What nobody ever saw used should not be asked for. */
export function permissionSuite({ plugin, bench, findings }: Subject): void {
  for (const { kind, scope } of plugin.manifest.permissions) {
    if (!SEEN.includes(kind) || bench.used.has(`${kind} ${scope}`)) continue
    findings.warn('it asks for what it needs', `No case uses the permission ${kind} ${scope}: drop it, or add a case.`)
  }
}
