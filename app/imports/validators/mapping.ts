import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { namedSchema } from '#http/named_schemas'
import { id } from '#http/validators/shapes'
import { columnRoles } from '../domain/column_roles.js'

const COLUMNS_MAX = 1000

const column = () =>
  vine.object({
    /** As the table has it at its top. */
    name: vine.string().trim().maxLength(400),
    role: vine.enum(columnRoles),
  })
const dateOrder = () => vine.enum(['ymd', 'dmy', 'mdy'])
const decimal = () => vine.enum(['.', ','])
const inverted = () => vine.boolean({ strict: true })

/** The file by which people share what the columns of a bank's table mean. */
export const mappingFileValidator = vine.create({
  columns: vine.array(column()).minLength(1).maxLength(COLUMNS_MAX),
  date_order: dateOrder().nullable().optional(),
  decimal: decimal().nullable().optional(),
  inverted: inverted().optional(),
})
export type MappingFile = Infer<typeof mappingFileValidator>

const stored = vine
  .object({
    id: id(),
    columns: vine.array(column()),
    /** Null where it is found out from the file. */
    date_order: dateOrder().nullable(),
    decimal: decimal().nullable(),
    inverted: inverted(),
  })
  .meta(namedSchema('ImportMapping'))

export type ImportMappingJson = Infer<typeof stored>
export const importMappingValidator = vine.create(stored)
export const importMappingListValidator = vine.create({ data: vine.array(stored) })
