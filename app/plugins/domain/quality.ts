export const QUALITIES = ['bronze', 'silver', 'gold'] as const

/** How far a plugin keeps what its kinds promise; computed by florin:plugin:test. */
export type Quality = (typeof QUALITIES)[number]

/** `quality.json` in the folder of a plugin of Florin's own; a test compares it with what is computed. */
export interface StatedQuality {
  version: string
  quality: Quality
}

/** Of another version nothing is known. */
export function qualityOf(stated: StatedQuality, version: string): Quality | null {
  return stated.version === version && QUALITIES.includes(stated.quality) ? stated.quality : null
}
