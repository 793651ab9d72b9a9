/*
 * What plugins can be given to read, from the domains that own it.
 */
import type { DataScopes } from '#plugins/broker/data_reads'

export const pluginData: DataScopes = {}
