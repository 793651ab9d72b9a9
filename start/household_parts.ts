/*
 * What other domains do when a household is created or deleted.
 */
import app from '@adonisjs/core/services/app'
import { vaultFolder } from '#config/storage'
import type { HouseholdPart } from '#households/household_part'
import { Vault } from '#imports/vault'
import { closeBooks } from '#ledger/services/close_books'
import { OpenBooks } from '#ledger/services/open_books'

const books: HouseholdPart = {
  async open({ id, ...opening }, actor) {
    await new OpenBooks(await app.container.make('florin.gateway')).handle(id, opening, actor)
  },
  beforeDeletion: closeBooks,
}

const files: HouseholdPart = {
  afterDeletion: (householdId) => new Vault(vaultFolder).forget(householdId),
}

const connections: HouseholdPart = {
  async beforeDeletion(writes, householdId) {
    await (await app.container.make('florin.takeConsentsAlong')).handle(writes, householdId)
  },
}

export const householdParts: readonly HouseholdPart[] = [books, connections, files]
