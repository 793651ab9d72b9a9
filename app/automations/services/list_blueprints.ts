import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Blueprint, powersOf } from '../domain/blueprint.js'
import type { Step } from '../domain/document.js'
import type { Power } from '../domain/step_kind.js'

export interface ListedBlueprint extends Blueprint {
  powers: Power[]
}

/** The blueprints in a folder, by name. */
export async function listBlueprints(folder: string): Promise<ListedBlueprint[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  const blueprints = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as Blueprint),
  )
  return blueprints
    .map((blueprint) => ({ ...blueprint, powers: powersOf((blueprint.document as { steps: Step[] }).steps) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
