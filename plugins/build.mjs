/*
 * Bundles the plugin host and every plugin: node plugins/build.mjs [--watch]. The output depends on the sources only, so that the
 * same commit gives the same bytes and a hash means something.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'
import { guest, pluginBundle } from './bundle_plugin.mjs'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PLUGINS = join(ROOT, 'plugins')
const common = { bundle: true, absWorkingDir: ROOT, charset: 'utf8', legalComments: 'none', logLevel: 'warning' }

/** Gives the host the compiled bridge as a string, so that the host stays one file. */
const guestBridge = {
  name: 'guest bridge',
  setup(builder) {
    const entry = join(ROOT, 'bin/plugin_host/guest/bridge.ts')
    builder.onResolve({ filter: /^virtual:guest_bridge$/ }, () => ({ path: entry, namespace: 'guest' }))
    builder.onLoad({ filter: /.*/, namespace: 'guest' }, async () => {
      const bundled = await build({
        ...guest,
        ...common,
        entryPoints: [entry],
        globalName: 'florinBridge',
        minify: true,
        write: false,
        metafile: true,
      })
      const watchFiles = Object.keys(bundled.metafile.inputs).map((file) => join(ROOT, file))
      return { contents: bundled.outputFiles[0].text, loader: 'text', watchFiles }
    })
  },
}

const host = {
  ...common,
  entryPoints: [join(ROOT, 'bin/plugin_host.ts')],
  outfile: join(PLUGINS, 'host/dist/plugin_host.mjs'),
  format: 'esm',
  platform: 'node',
  target: 'node24',
  plugins: [guestBridge],
}

/** Reads PDF documents in a process of its own, for importers that get their text. */
const pdfReader = {
  ...common,
  entryPoints: [join(ROOT, 'bin/pdf_reader.ts')],
  outfile: join(PLUGINS, 'host/dist/pdf_reader.mjs'),
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
}

/** Writes the bundle's hash beside it; the server refuses a bundle that no longer has it. */
const integrity = (folder) => ({
  name: 'integrity',
  setup(builder) {
    builder.onEnd(({ errors }) => {
      if (errors.length > 0) return
      const sha256 = createHash('sha256')
        .update(readFileSync(join(folder, 'dist/plugin.js')))
        .digest('hex')
      writeFileSync(join(folder, 'dist/integrity.json'), `${JSON.stringify({ sha256 })}\n`)
    })
  },
})

const plugin = (folder) => ({
  ...pluginBundle(folder),
  ...common,
  plugins: [integrity(folder)],
})

/** The server checks manifests by the schema that plugin authors use; dist is what a build of the server takes along. */
function copySchema() {
  mkdirSync(join(PLUGINS, 'sdk/dist'), { recursive: true })
  copyFileSync(join(PLUGINS, 'sdk/manifest.schema.json'), join(PLUGINS, 'sdk/dist/manifest.schema.json'))
}

/** What is stated of a plugin goes along with its bundle. */
function copyQuality(folder) {
  const stated = join(folder, 'quality.json')
  if (!existsSync(stated)) return
  mkdirSync(join(folder, 'dist'), { recursive: true })
  copyFileSync(stated, join(folder, 'dist/quality.json'))
}

/** Builds everything; with `watch`, keeps building until the process ends. */
export async function buildPlugins({ watch = false } = {}) {
  copySchema()
  const folders = readdirSync(PLUGINS)
    .map((name) => join(PLUGINS, name))
    .filter((folder) => existsSync(join(folder, 'plugin.json')))
  folders.forEach(copyQuality)
  const targets = [host, pdfReader, ...folders.map(plugin)]
  if (!watch) return void (await Promise.all(targets.map((target) => build(target))))
  for (const target of targets) await (await context(target)).watch()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPlugins({ watch: process.argv.includes('--watch') })
