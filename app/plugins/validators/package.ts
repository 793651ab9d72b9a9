import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { id, writtenAs } from '#http/validators/shapes'
import type { Permission } from '#sdk'

const sha256 = () => vine.string().regex(/^[0-9a-f]{64}$/)
const texts = () => vine.array(vine.string())
const level = () => vine.enum(['verified', 'self_signed', 'unsigned'])

/** As in the manifest: beside these members there are `methods`, `hosts` or `fields`, by its kind. */
const permission = vine
  .object({ kind: vine.string(), scope: vine.string(), reason: vine.string() })
  .allowUnknownProperties()

const pluginPackage = vine.object({
  id: id(),
  plugin_id: vine.string(),
  name: vine.string(),
  version: vine.string(),
  level: level(),
  publisher: vine.string(),
  /** For people to compare; null where nobody signed. */
  key_fingerprint: vine.string().nullable(),
  sha256: sha256(),
  size: vine.number(),
  /** `waiting` runs when an administrator agrees, `declined` if they change their mind; `revoked` and `broken` are not loaded. */
  state: vine.enum(['active', 'waiting', 'declined', 'previous', 'revoked', 'broken']),
  state_reason: vine.string().nullable(),
  /** What it asks for beyond the version it replaces. */
  added_permissions: vine.array(permission),
  sentences: vine.object({
    can_read: texts(),
    can_contact: texts(),
    keeps: texts(),
    can_change: texts(),
    cannot: texts(),
  }),
  risk: vine.object({ level: vine.enum(['low', 'medium', 'high']), why: vine.string() }),
  installed_at: vine.string(),
  source: vine.string(),
})

export type PackageJson = Omit<Infer<typeof pluginPackage>, 'added_permissions'> & { added_permissions: Permission[] }

export const packageValidator = vine.create(pluginPackage)
export const packageListValidator = vine.create({
  data: vine.array(pluginPackage),
  next_cursor: vine.string().nullable(),
})

/** A package comes as the part `package` of a form, or from an address with the hash it must have. */
export const newPackageValidator = vine.create({
  url: vine
    .string()
    .maxLength(2000)
    .use(writtenAs(/^https:\/\//, 'https://example.org/plugin.florin'))
    .optional(),
  sha256: sha256().optional().requiredIfExists('url'),
})

const catalogueEntry = vine.object({
  id: vine.string(),
  name: vine.string(),
  description: vine.string(),
  /** The newest version that runs here; null where none does. */
  version: vine.string().nullable(),
  level: level().nullable(),
  size: vine.number().nullable(),
  installed_version: vine.string().nullable(),
  /** Whether `version` is newer than what is installed, and nobody said no to it. */
  is_update: vine.boolean({ strict: true }),
})

export type CatalogueEntryJson = Infer<typeof catalogueEntry>

export const catalogueValidator = vine.create({
  data: vine.array(catalogueEntry),
  next_cursor: vine.string().nullable(),
})
