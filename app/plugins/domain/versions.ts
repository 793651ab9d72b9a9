/** The plugin API this version of Florin offers. */
export const PLUGIN_API = { major: 1, minor: 0 }

/** Whether what was written for `^1.2` runs here: on every later 1.x. */
export function fitsApi(range: string): boolean {
  const [major, minor] = range.slice(1).split('.').map(Number) as [number, number]
  return major === PLUGIN_API.major && minor <= PLUGIN_API.minor
}

/** Orders versions `1.2.3`; negative where `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(BigInt), b.split('.').map(BigInt)]
  for (let part = 0; part < 3; part++) {
    const difference = left[part]! - right[part]!
    if (difference !== 0n) return difference < 0n ? -1 : 1
  }
  return 0
}
