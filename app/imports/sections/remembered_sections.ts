import { json, reference, someText, whole } from '#portability/services/fields'
import { tableSection } from '#portability/services/table_section'

/** Which account of ours an account of a file is. */
export const accountAliasesSection = tableSection({
  name: 'account_aliases',
  table: 'account_aliases',
  fields: { alias: someText(500), account_id: reference('account') },
})

/** What the columns of a table are, as a person said. */
export const importMappingsSection = tableSection({
  name: 'import_mappings',
  table: 'import_mappings',
  fields: { signature: someText(5000), mapping: json((told) => told) },
})

export const importTolerancesSection = tableSection({
  name: 'import_tolerances',
  table: 'import_tolerances',
  fields: {
    account_id: reference('account'),
    days_apart: whole(0, 31),
    pending_days_apart: whole(0, 31),
    likeness_percent: whole(10, 100),
  },
})
