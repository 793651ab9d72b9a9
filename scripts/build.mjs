import { ALL_TARGETS, bringUpToDate } from './ground/targets.mjs'

/** `npm run build [plugins ui server]`: what changed, or only what is named. */
export async function main(names) {
  await bringUpToDate(names.length > 0 ? names : ALL_TARGETS)
}
