import { delimiter, resolve } from 'node:path'
import env from '#start/env'
import { dataFolder } from './storage.js'

/** Where installed plugins lie, and whether those that nobody signed are taken. Plain data: every thread gets a copy. */
export const packageSettings = { dataFolder, development: env.get('FLORIN_PLUGIN_DEVELOPMENT') ?? false }

const given = env.get('FLORIN_CATALOGUE')

/** A file or an https address; undefined for the list that comes with Florin. */
export const catalogue = given ? (/^https:/.test(given) ? given : resolve(dataFolder, given)) : undefined

/** Folders of plugins that the server itself watches in developer mode, separated as in PATH. */
export const developedFolders = (env.get('FLORIN_PLUGIN_FOLDERS') ?? '').split(delimiter).filter(Boolean)
