/*
 * A webhook may have its receiver call us back, which sets off the next webhook. Each message carries in `Florin-Causation` what it
 * follows from and how long the chain is; a receiver that calls us hands it on, and a chain that is too long ends here.
 */
export const CAUSATION_HEADER = 'Florin-Causation'
export const DEPTH_MAX = 5

export function causationHeader(id: string, depth: number): string {
  return `${id};depth=${depth}`
}

/** How long the chain is that a call says it belongs to; 0 where it says nothing that can be read. */
export function depthOf(header: string | undefined): number {
  const depth = /;\s*depth=(\d{1,6})\s*$/.exec(header ?? '')?.[1]
  return depth === undefined ? 0 : Number(depth)
}
