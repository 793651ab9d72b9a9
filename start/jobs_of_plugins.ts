/*
 * What Florin does by itself with the plugins that are set up: the schedule they run by, the syncs that people ask for, and the consents
 * behind connections. As everywhere, the names stay as they are.
 */
import app from '@adonisjs/core/services/app'
import { defineJob } from '#jobs/define_job'

const MINUTE_MS = 60_000

export const jobsOfPlugins = [
  defineJob({
    name: 'plugins.run_instances',
    title: 'Fetch rates and transactions by the plugins that are set up for it',
    every: '5m',
    missed: 'skip',
    timeout_ms: 30 * MINUTE_MS,
    // The next round comes as soon.
    retry: { attempts: 1 },
    async handle({ signal }) {
      return { counts: await (await app.container.make('florin.runDueInstances')).handle(signal) }
    },
  }),
  defineJob({
    name: 'connections.sync',
    title: 'Fetch what a bank has booked, because somebody asked for it',
    timeout_ms: 30 * MINUTE_MS,
    concurrency: 3,
    // What the bank says is no failure of the job; a crash or a busy database is.
    retry: { attempts: 3 },
    async handle({ householdId, payload, signal }) {
      const runAskedSync = await app.container.make('florin.runAskedSync')
      const { imports, problem } = await runAskedSync.handle(householdId!, payload as never, signal)
      return { counts: { imports: imports.length }, ...(problem === null ? {} : { message: problem }) }
    },
  }),
  defineJob({
    name: 'connections.watch_consents',
    title: 'Warn before the consents of banks end',
    every: '1h',
    timeout_ms: 5 * MINUTE_MS,
    async handle({ signal }) {
      return { counts: { told: await (await app.container.make('florin.watchConsents')).handle(signal) } }
    },
  }),
  defineJob({
    name: 'plugins.end_consent',
    title: 'Tell a provider that a consent is over, because the household was deleted',
    timeout_ms: MINUTE_MS,
    // For about nine hours.
    retry: { attempts: 10, first_wait_seconds: 60 },
    async handle({ payload, attempt, signal }) {
      const endConsent = await app.container.make('florin.endConsent')
      return { message: await endConsent.handle(Number(payload.consent_id), { signal, isLastAttempt: attempt >= 10 }) }
    },
  }),
  defineJob({
    name: 'plugins.forget_runs',
    title: 'Forget old runs of plugins',
    every: '30 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      const { ForgetOldPluginRuns } = await import('#plugins/services/forget_old_plugin_runs')
      return { counts: { runs: await (await app.container.make(ForgetOldPluginRuns)).handle() } }
    },
  }),
]
