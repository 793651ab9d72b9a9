/*
 * Lets this thread import our TypeScript sources: node --import=./bin/typescript.mjs <file>.ts
 *
 * Each file is compiled here, as it is loaded. The loader of AdonisJS does the same in a thread of its own and asks it about every module,
 * also those of packages: that doubles the time in which a command starts, and the tests start some two hundred processes.
 */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

/** What tsconfig.json says, in the words of the compiler that is used here. */
const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'esnext',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: true,
      verbatimModuleSyntax: true,
    },
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
  },
}

/** Imports name the file that will stand there after the build. */
function resolve(specifier, context, next) {
  try {
    return next(specifier, context)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.url?.endsWith('.js')) throw error
    return next(error.url.replace(/js$/, 'ts'), context)
  }
}

function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context)
  const filename = fileURLToPath(url)
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, ...OPTIONS })
  return { format: 'module', source: code, shortCircuit: true }
}

process.setSourceMapsEnabled(true)
registerHooks({ resolve, load })
