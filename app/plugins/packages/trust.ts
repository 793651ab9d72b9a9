import type { CheckedPackage } from './read_package.js'
import { fingerprintOf } from './keys.js'
import { verifiedPublisher } from './signature.js'
import { DevelopmentModeOffException, UntrustedPackageException } from './exceptions.js'

/** Who vouches for a plugin: Florin's own build, a publisher Florin knows, whoever holds the key it came with first, or nobody. */
export type PluginLevel = 'bundled' | 'verified' | 'self_signed' | 'unsigned'

/**
 * The public halves of the keys that sign publishers' certificates and revocation lists. The private halves are kept offline, outside of
 * this repository: docs/plugins/packages.md.
 */
export const FLORIN_ROOT_KEYS: readonly string[] = ['h6Hg+s8Ddy/6KBWrzZcTjSiBBiR//zL1mz5tqinHv+M=']

export interface TrustPolicy {
  rootKeys: readonly string[]
  /** Unsigned packages and folders are taken. */
  development: boolean
}

export interface Vouched {
  level: Exclude<PluginLevel, 'bundled'>
  /** As certified, or else as the manifest claims. */
  publisher: string
  publicKey: string | null
}

/** Who vouches for a package. Throws where a signature claims more than holds, and for unsigned ones outside of developer mode. */
export function vouchedFor(given: Pick<CheckedPackage, 'manifest' | 'signature'>, policy: TrustPolicy): Vouched {
  const { manifest, signature } = given
  const claimed = manifest.publisher.name
  if (/^\W*florin\W*$/i.test(claimed))
    throw new UntrustedPackageException('Only what comes with Florin is published by Florin.')
  if (!signature) {
    if (!policy.development) throw new DevelopmentModeOffException('A package that nobody signed')
    return { level: 'unsigned', publisher: claimed, publicKey: null }
  }
  const publisher = verifiedPublisher(signature, manifest.id, policy.rootKeys)
  if (publisher !== undefined && publisher !== claimed) {
    throw new UntrustedPackageException(`Its manifest names ${claimed} as publisher, its certificate ${publisher}.`)
  }
  const level = publisher === undefined ? 'self_signed' : 'verified'
  return { level, publisher: publisher ?? claimed, publicKey: signature.public_key }
}

/** The first key a plugin was signed with stays its key, until an administrator says otherwise. */
export function requireKnownKey(pluginId: string, pinned: string | undefined, publicKey: string | null): void {
  if (pinned === undefined || pinned === publicKey) return
  const now = publicKey === null ? 'not signed at all' : `signed with ${fingerprintOf(publicKey)}`
  throw new UntrustedPackageException(
    `${pluginId} was signed with the key ${fingerprintOf(pinned)} so far; this package is ${now}. ` +
      'If its publisher says why, forget the old key and install it again.',
    { plugin: pluginId },
  )
}
