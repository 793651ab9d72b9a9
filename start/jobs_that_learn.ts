/*
 * What Florin makes of the books by itself, each household apart: bills first, then forecasts, then insights, which look at both.
 */
import app from '@adonisjs/core/services/app'
import { defineJob } from '#jobs/define_job'

const MINUTE_MS = 60_000

export const jobsThatLearn = [
  defineJob({
    name: 'recurring.refresh',
    title: 'Look for payments that recur, and for bills that are due',
    every: '30 3 * * *',
    each: 'household',
    timeout_ms: 5 * MINUTE_MS,
    async handle({ householdId }) {
      const background = await app.container.make('florin.background')
      return { counts: await background.perform('recurring.refresh', { householdId: householdId! }) }
    },
  }),
  defineJob({
    name: 'forecasting.refresh',
    title: 'Make forecasts anew',
    every: '0 4 * * *',
    each: 'household',
    timeout_ms: 5 * MINUTE_MS,
    async handle({ householdId, signal }) {
      await (await app.container.make('florin.refreshForecast')).handle(householdId!, signal)
    },
  }),
  defineJob({
    name: 'insights.refresh',
    title: 'Look for payments that are unlike the others, and for what is worth knowing',
    // After recurring payments and forecasts, which it looks at.
    every: '30 4 * * *',
    each: 'household',
    timeout_ms: 5 * MINUTE_MS,
    async handle({ householdId }) {
      const background = await app.container.make('florin.background')
      const { anomalies, found, expired } = await background.perform('insights.refresh', { householdId: householdId! })
      return { counts: { anomalies, found, expired } }
    },
  }),
  defineJob({
    name: 'categorizing.train',
    title: 'Learn categories from what the household decided',
    each: 'household',
    timeout_ms: 10 * MINUTE_MS,
    async handle({ householdId, signal }) {
      const { rows } = await (await app.container.make('florin.trainModel')).handle(householdId!, signal)
      return { counts: { rows } }
    },
  }),
]
