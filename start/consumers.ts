/*
 * Who hears of what happens in a household. The names are kept in the database with how far each has read, so they stay as they are.
 * What a consumer needs is loaded when it is told something first.
 */
import type { Consumer } from '#changes/domain/consumer'

export const consumers: readonly Consumer[] = []
