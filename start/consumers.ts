/*
 * Who hears of what happens in a household. The names are kept in the database with how far each has read, so they stay as they are.
 * What a consumer needs is loaded when it is told something first.
 */
import app from '@adonisjs/core/services/app'
import { type Consumer, defineConsumer } from '#changes/domain/consumer'
import { WEBHOOK_TOPICS } from '#webhooks/domain/topics'
import type { BackgroundTasks, Told } from './background_tasks.js'

/** Those tasks that are told what was announced. */
type ConsumerTask = {
  [N in keyof BackgroundTasks]: Told extends Parameters<BackgroundTasks[N]>[0] ? N : never
}[keyof BackgroundTasks]

/** Done where it keeps no page waiting; see start/background_tasks.ts. */
function inBackground(name: ConsumerTask, topics: string[]): Consumer {
  return defineConsumer({
    name,
    topics,
    async handle(householdId, announcements) {
      await (await app.container.make('florin.background')).perform(name, { householdId, announcements })
    },
  })
}

export const consumers: readonly Consumer[] = [
  inBackground(
    'webhooks.queue',
    WEBHOOK_TOPICS.map(({ id }) => id),
  ),
  inBackground('automations.consider', [
    'ledger.changed',
    ...['import.*', 'sync.*', 'consent.*', 'budget.*', 'goal.*', 'bill.*', 'alert.*', 'insight.*', 'account.*'],
    'webhook.received',
  ]),
  inBackground('alerts.watch', [
    'ledger.changed',
    ...['budget.*', 'goal.*', 'bill.*', 'sync.*', 'import.*', 'consent.*', 'automation.*', 'account.*'],
  ]),
  inBackground('goals.announce_reached', ['ledger.changed']),
  inBackground('recurring.follow_changes', ['ledger.changed']),
  inBackground('forecasting.follow_changes', ['ledger.changed']),
  inBackground('insights.follow_changes', ['ledger.changed']),
  defineConsumer({
    name: 'categorizing.learn_corrections',
    topics: ['ledger.changed'],
    async handle(householdId, announcements) {
      await (await app.container.make('florin.learnCorrections')).handle(householdId, announcements)
    },
  }),
]
