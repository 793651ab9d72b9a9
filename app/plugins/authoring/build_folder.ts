import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as esbuild from 'esbuild'
import { BUNDLED_PLUGINS } from '../installation.js'
import { NotBuiltException } from './exceptions.js'

/** plugins/bundle_plugin.mjs; it is loaded where it lies, because a server that was built for use only does without. */
interface Bundler {
  esbuild: typeof esbuild
  pluginBundle(folder: string): esbuild.BuildOptions
  developmentBundle(folder: string): esbuild.BuildOptions
}

/** esbuild and the settings for plugins, as a checkout has them; a server that was built for use only has neither. */
export async function bundler(): Promise<Bundler> {
  const settings = join(BUNDLED_PLUGINS, 'bundle_plugin.mjs')
  if (!existsSync(settings)) throw new NotBuiltException('This is no checkout of Florin: plugins are built in one.')
  return (await import(pathToFileURL(settings).href)) as Bundler
}

export interface BuiltBundle {
  file: string
  bytes: number
  sha256: string
}

/** Writes dist/plugin.js and the hash beside it, by the same settings as Florin's own plugins. */
export async function buildFolder(given: string): Promise<BuiltBundle> {
  const folder = resolve(given)
  for (const name of ['plugin.json', 'src/index.ts']) {
    if (!existsSync(join(folder, name))) throw new NotBuiltException(`There is no ${join(folder, name)}.`)
  }
  const { esbuild, pluginBundle } = await bundler()
  await esbuild.build({ ...pluginBundle(folder), logLevel: 'silent' }).catch((error: unknown) => {
    throw new NotBuiltException(describeFailure(error))
  })
  const file = join(folder, 'dist/plugin.js')
  const content = readFileSync(file)
  const sha256 = createHash('sha256').update(content).digest('hex')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'dist/integrity.json'), `${JSON.stringify({ sha256 })}\n`)
  return { file, bytes: content.length, sha256 }
}

/** What the bundler says, with the place in the author's source. */
export function describeFailure(error: unknown): string {
  const { errors } = error as Partial<esbuild.BuildFailure>
  if (!errors) return error instanceof Error ? error.message : String(error)
  return errors
    .map(({ text, location }) =>
      location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text,
    )
    .join('\n')
}
