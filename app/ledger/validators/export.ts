import vine from '@vinejs/vine'
import { exportFormats } from '../services/export_journal.js'

export const exportValidator = vine.create({ format: vine.enum(exportFormats) })
