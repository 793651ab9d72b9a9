/*
 * How the code of a plugin becomes one file for the sandbox. plugins/build.mjs uses it for the plugins of this checkout, the author kit
 * (app/plugins/authoring) for folders anywhere, so that both come out the same.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Of this checkout, so that a plugin anywhere needs none of its own. */
export * as esbuild from 'esbuild'

const SDK = fileURLToPath(new URL('./sdk/src/index.ts', import.meta.url))

/** What runs inside an isolate: plain ECMAScript, one global. */
export const guest = {
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  format: 'iife',
  platform: 'neutral',
  target: 'es2023',
  mainFields: ['browser', 'module', 'main'],
}

/** Settings of esbuild for the plugin in a folder. */
export const pluginBundle = (folder) => ({
  ...guest,
  absWorkingDir: folder,
  entryPoints: [join(folder, 'src/index.ts')],
  outfile: join(folder, 'dist/plugin.js'),
  globalName: 'florinPlugin',
  alias: { '@florin/plugin-sdk': SDK },
  minifySyntax: true,
  minifyWhitespace: true,
})

/**
 * The same while it is worked on: with a map of its lines, and around each method a wrapper that logs the stack of what it throws,
 * because no stack leaves the sandbox otherwise.
 */
export const developmentBundle = (folder) => ({
  ...pluginBundle(folder),
  entryPoints: undefined,
  stdin: { contents: WRAPPER, resolveDir: join(folder, 'src'), sourcefile: 'development.ts', loader: 'ts' },
  minifySyntax: false,
  minifyWhitespace: false,
  sourcemap: 'external',
  sourcesContent: false,
  write: false,
  metafile: true,
})

const WRAPPER = `
import definition from './index.ts'

const tell = (error) => {
  if (error?.name !== 'PluginError') console.error(error?.stack ?? String(error))
  throw error
}
const told = (method, owner) => (...given) => {
  try {
    const answer = method.apply(owner, given)
    return answer instanceof Promise ? answer.catch(tell) : answer
  } catch (error) {
    return tell(error)
  }
}
const wrapped = (owner) => {
  const members = Object.entries(owner)
  return Object.fromEntries(members.map(([name, each]) => [name, typeof each === 'function' ? told(each, owner) : wrapped(each)]))
}
export default wrapped(definition)
`
