/*
 * Who hears of what happens in a household. The names are kept in the database with how far each has read, so they stay as they are.
 * What a consumer needs is loaded when it is told something first.
 */
import app from '@adonisjs/core/services/app'
import { type Consumer, defineConsumer } from '#changes/domain/consumer'
import { WEBHOOK_TOPICS } from '#webhooks/domain/topics'

export const consumers: readonly Consumer[] = [
  defineConsumer({
    name: 'webhooks.queue',
    topics: WEBHOOK_TOPICS.map(({ id }) => id),
    async handle(householdId, announcements) {
      await (await app.container.make('florin.queueWebhooks')).handle(householdId, announcements)
    },
  }),
  defineConsumer({
    name: 'automations.consider',
    topics: [
      'ledger.changed',
      ...['import.*', 'sync.*', 'consent.*', 'budget.*', 'goal.*', 'bill.*', 'alert.*', 'insight.*'],
      'webhook.received',
    ],
    async handle(householdId, announcements) {
      await (await app.container.make('florin.considerAnnouncements')).handle(householdId, announcements)
    },
  }),
  defineConsumer({
    name: 'alerts.watch',
    topics: ['ledger.changed', ...['budget.*', 'goal.*', 'bill.*', 'sync.*', 'import.*', 'consent.*', 'automation.*']],
    async handle(householdId, announcements) {
      await (await app.container.make('florin.watchAlerts')).handle(householdId, announcements)
    },
  }),
  defineConsumer({
    name: 'goals.announce_reached',
    topics: ['ledger.changed'],
    async handle(householdId) {
      const { announceReached } = await import('#goals/services/announce_reached')
      const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
      await announceReached(database, clock, householdId)
    },
  }),
  defineConsumer({
    name: 'recurring.follow_changes',
    topics: ['ledger.changed'],
    async handle(householdId) {
      const { followChanges } = await import('#recurring/services/follow_changes')
      const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
      await followChanges(database, clock, householdId)
    },
  }),
  defineConsumer({
    name: 'forecasting.follow_changes',
    topics: ['ledger.changed'],
    async handle(householdId) {
      const { followChanges } = await import('#forecasting/services/follow_changes')
      const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
      await followChanges(database, clock, householdId)
    },
  }),
  defineConsumer({
    name: 'insights.follow_changes',
    topics: ['ledger.changed'],
    async handle(householdId) {
      await (await app.container.make('florin.followChangesForInsights')).handle(householdId)
    },
  }),
  defineConsumer({
    name: 'categorizing.learn_corrections',
    topics: ['ledger.changed'],
    async handle(householdId, announcements) {
      await (await app.container.make('florin.learnCorrections')).handle(householdId, announcements)
    },
  }),
]
