/*
 * What an export of a household holds as JSON, section by section in the order in which they are brought back: what others refer to goes
 * first.
 */
import { alertsSection } from '#alerts/sections/alerts_section'
import { automationsSection } from '#automations/sections/automations_section'
import { budgetsSection } from '#budgets/sections/budgets_section'
import { categorizingSection } from '#categorizing/sections/categorizing_section'
import { goalsSection } from '#goals/sections/goals_section'
import { importsSection } from '#imports/sections/imports_section'
import {
  accountAliasesSection,
  importMappingsSection,
  importTolerancesSection,
} from '#imports/sections/remembered_sections'
import { sourceRecordsSection } from '#imports/sections/source_records_section'
import { accountsSection } from '#ledger/sections/accounts_section'
import { payeesApartSection, transfersApartSection } from '#ledger/sections/apart_sections'
import { commoditiesSection } from '#ledger/sections/commodities_section'
import { payeesSection, tagsSection } from '#ledger/sections/names_sections'
import { ratesSection } from '#ledger/sections/rates_section'
import { transactionsSection } from '#ledger/sections/transactions_section'
import { notificationTemplatesSection } from '#notifications/sections/notification_templates_section'
import { registry } from '#plugins/main'
import { pluginInstancesSection } from '#plugins/sections/plugin_instances_section'
import type { Section } from '#portability/services/section'
import { recurringPaymentsSection } from '#recurring/sections/recurring_payments_section'
import { rulesSection } from '#rules/sections/rules_section'
import { incomingWebhooksSection } from '#webhooks/sections/incoming_webhooks_section'

export const portableSections: readonly Section[] = [
  ...[commoditiesSection, accountsSection, payeesSection, payeesApartSection, tagsSection, ratesSection],
  ...[recurringPaymentsSection, pluginInstancesSection(registry), incomingWebhooksSection],
  ...[rulesSection, budgetsSection, goalsSection, alertsSection, automationsSection],
  ...[notificationTemplatesSection, categorizingSection],
  ...[accountAliasesSection, importMappingsSection, importTolerancesSection, importsSection],
  ...[transactionsSection, transfersApartSection],
  sourceRecordsSection,
]
