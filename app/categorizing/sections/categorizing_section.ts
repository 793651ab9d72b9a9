import { whole, yesOrNo } from '#portability/services/fields'
import { tableSection } from '#portability/services/table_section'

/** Whether categories are guessed, and how sure a guess has to be. What was learned is learned again from the transactions. */
export const categorizingSection = tableSection({
  name: 'categorizing',
  table: 'categorizing_settings',
  fields: { enabled: yesOrNo(), threshold: whole(50, 100) },
})
