/*
 * What other domains add to the export of a ledger as JSON.
 */
import type { ExportPart } from '#ledger/export/json'
import { exportRecurring } from '#recurring/services/export_recurring'

export const exportParts: readonly ExportPart[] = [{ name: 'recurring_payments', read: exportRecurring }]
