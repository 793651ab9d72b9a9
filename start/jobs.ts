/*
 * What Florin does by itself. The names are kept in the database, so they stay as they are. Times are UTC; the nightly ones are apart
 * from each other so that they do not wait for one another.
 */
import app from '@adonisjs/core/services/app'
import { defineJob } from '#jobs/define_job'
import { DELIVERY_RETRY } from '#notifications/domain/delivery_retry'
import { WEBHOOK_RETRY } from '#webhooks/domain/sending'
import { jobsOfPlugins } from './jobs_of_plugins.js'
import { jobsThatLearn } from './jobs_that_learn.js'

const MINUTE_MS = 60_000

export const jobs = [
  defineJob({
    name: 'identity.forget_expired',
    title: 'Forget expired sessions, invitations and failed sign-ins',
    every: '1h',
    timeout_ms: MINUTE_MS,
    async handle() {
      const { ForgetExpiredSignIns } = await import('#identity/services/forget_expired_sign_ins')
      const { ForgetExpiredInvitations } = await import('#households/services/forget_expired_invitations')
      const signIns = await (await app.container.make(ForgetExpiredSignIns)).handle()
      return {
        counts: { ...signIns, invitations: await (await app.container.make(ForgetExpiredInvitations)).handle() },
      }
    },
  }),
  defineJob({
    name: 'http.forget_answers',
    title: 'Forget answers kept for repeated requests',
    every: '1h',
    timeout_ms: MINUTE_MS,
    async handle() {
      const { IdempotencyKeys } = await import('#http/idempotency_keys')
      return { counts: { answers: await (await app.container.make(IdempotencyKeys)).forgetOld() } }
    },
  }),
  defineJob({
    name: 'imports.forget_previews',
    title: 'Put away imports that nobody finished',
    every: '20 2 * * *',
    timeout_ms: 10 * MINUTE_MS,
    async handle({ signal }) {
      const { ForgetOldPreviews } = await import('#imports/services/forget_old_previews')
      const { Vault } = await import('#imports/vault')
      const { vaultFolder } = await import('#config/storage')
      const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
      return {
        counts: { imports: await new ForgetOldPreviews(database, clock, new Vault(vaultFolder)).handle(signal) },
      }
    },
  }),
  defineJob({
    name: 'imports.take_from_folder',
    title: 'Import what was put into the watched folder',
    every: '1m',
    missed: 'skip',
    timeout_ms: 30 * MINUTE_MS,
    // The next round comes as soon.
    retry: { attempts: 1 },
    async handle({ signal }) {
      const { importFolder } = await import('#config/storage')
      if (importFolder === undefined) return
      const { TakeFromFolder } = await import('#imports/services/take_from_folder')
      const { container } = app
      const [desk, database] = [await container.make('florin.imports'), await container.make('florin.database')]
      const [notify, clock] = [await container.make('florin.notify'), await container.make('florin.clock')]
      const take = new TakeFromFolder(desk, database, notify, clock, importFolder)
      return { counts: await take.handle(signal) }
    },
  }),
  defineJob({
    name: 'changes.tell_announcements',
    title: 'Tell the parts of Florin what happened, where they have not heard yet',
    every: '1m',
    missed: 'skip',
    timeout_ms: 10 * MINUTE_MS,
    // The next round comes as soon.
    retry: { attempts: 1 },
    async handle() {
      await (await app.container.make('florin.announcements')).sweep()
    },
  }),
  defineJob({
    name: 'changes.tell_again',
    title: 'Tell a part of Florin what it could not take',
    timeout_ms: 10 * MINUTE_MS,
    // It was tried often enough; who knows why it failed tries it again.
    retry: { attempts: 1 },
    async handle({ householdId, payload }) {
      const announcements = await app.container.make('florin.announcements')
      const [consumer, id] = [String(payload.consumer), Number(payload.announcement_id)]
      const isKnown = await announcements.tellAgain(consumer, householdId!, id)
      return isKnown ? { counts: { announcements: 1 } } : { message: 'It is so long ago that it has been forgotten.' }
    },
  }),
  defineJob({
    name: 'notifications.route',
    title: 'Decide who is told of what, and how',
    timeout_ms: MINUTE_MS,
    concurrency: 4,
    async handle({ payload, householdId }) {
      const routeNotice = await app.container.make('florin.routeNotice')
      return { counts: { messages: await routeNotice.handle(householdId!, Number(payload.notice_id)) } }
    },
  }),
  defineJob({
    name: 'notifications.deliver',
    title: 'Send messages by e-mail, to browsers and by plugins',
    timeout_ms: 3 * MINUTE_MS,
    concurrency: 4,
    retry: DELIVERY_RETRY,
    async handle({ payload, householdId, attempt, signal }) {
      const deliverNotification = await app.container.make('florin.deliverNotification')
      await deliverNotification.handle(householdId!, Number(payload.delivery_id), attempt, signal)
    },
  }),
  defineJob({
    name: 'notifications.send_digest',
    title: 'Send what was gathered in one e-mail',
    timeout_ms: 3 * MINUTE_MS,
    retry: DELIVERY_RETRY,
    async handle({ payload, householdId }) {
      const sendDigest = await app.container.make('florin.sendDigest')
      const [userId, dueAt] = [Number(payload.user_id), String(payload.due_at)]
      return { counts: { messages: await sendDigest.handle(householdId!, userId, dueAt) } }
    },
  }),
  defineJob({
    name: 'notifications.forget_notices',
    title: 'Forget what was told long ago',
    every: '45 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      const { ForgetOldNotices } = await import('#notifications/services/forget_old_notices')
      return { counts: { notices: await (await app.container.make(ForgetOldNotices)).handle() } }
    },
  }),
  defineJob({
    name: 'rules.ask_plugins',
    title: 'Ask plugins for fields of transactions that rules matched',
    timeout_ms: 5 * MINUTE_MS,
    retry: { attempts: 3 },
    async handle({ householdId, payload, attempt, signal }) {
      const ask = await app.container.make('florin.askPlugins')
      const counts = await ask.handle(householdId!, payload as never, { signal, isLastAttempt: attempt >= 3 })
      return { counts }
    },
  }),
  defineJob({
    name: 'alerts.tend',
    title: 'Look at what alerts watch, and at incidents whose time has come',
    every: '5m',
    missed: 'skip',
    timeout_ms: 10 * MINUTE_MS,
    // The next round comes as soon.
    retry: { attempts: 1 },
    async handle({ signal }) {
      return { counts: { households: await (await app.container.make('florin.tendIncidents')).handle(signal) } }
    },
  }),
  defineJob({
    name: 'webhooks.deliver',
    title: 'Tell the receivers of webhooks what happened',
    timeout_ms: MINUTE_MS,
    concurrency: 4,
    retry: WEBHOOK_RETRY,
    async handle({ payload, householdId, attempt }) {
      const deliverWebhook = await app.container.make('florin.deliverWebhook')
      await deliverWebhook.handle(householdId!, Number(payload.delivery_id), attempt)
    },
  }),
  defineJob({
    name: 'webhooks.forget_traffic',
    title: 'Forget old messages and calls of webhooks',
    every: '35 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      const { ForgetOldWebhookTraffic } = await import('#webhooks/services/forget_old_webhook_traffic')
      return { counts: await (await app.container.make(ForgetOldWebhookTraffic)).handle() }
    },
  }),
  defineJob({
    name: 'changes.forget_announcements',
    title: 'Forget old announcements of changes',
    every: '40 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      const { ForgetOldAnnouncements } = await import('#changes/services/forget_old_announcements')
      return { counts: { announcements: await (await app.container.make(ForgetOldAnnouncements)).handle() } }
    },
  }),
  defineJob({
    name: 'automations.run',
    title: 'Work off a run of an automation',
    timeout_ms: 30 * MINUTE_MS,
    concurrency: 3,
    // Steps have retries of their own. What ends a job is a crash or a busy database, and the run goes on from its last checkpoint.
    retry: { attempts: 1_000, first_wait_seconds: 5 },
    async handle({ householdId, payload, idempotencyKey, signal }) {
      const runAutomation = await app.container.make('florin.runAutomation')
      await runAutomation.handle(householdId!, Number(payload.run_id), idempotencyKey, signal)
    },
  }),
  defineJob({
    name: 'automations.plan_schedules',
    title: 'Start automations whose time has come',
    every: '1m',
    timeout_ms: 5 * MINUTE_MS,
    retry: { attempts: 1 },
    async handle() {
      const runs = await (await app.container.make('florin.planSchedules')).handle()
      return { counts: { runs, taken_up: await (await app.container.make('florin.tidyRuns')).takeUpLost() } }
    },
  }),
  defineJob({
    name: 'automations.forget_runs',
    title: 'Forget old runs of automations',
    every: '55 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      return { counts: { runs: await (await app.container.make('florin.tidyRuns')).forgetOld() } }
    },
  }),
  defineJob({
    name: 'jobs.forget_runs',
    title: 'Forget old runs of jobs',
    every: '50 2 * * *',
    timeout_ms: 5 * MINUTE_MS,
    async handle() {
      const { ForgetOldRuns } = await import('#jobs/services/forget_old_runs')
      return { counts: await (await app.container.make(ForgetOldRuns)).handle() }
    },
  }),
  defineJob({
    name: 'ledger.check',
    title: 'Check that the books are whole',
    every: '10 3 * * *',
    missed: 'skip',
    timeout_ms: 60 * MINUTE_MS,
    // The check reads while people write, so what it finds once may be a change half seen; what it finds again is wrong.
    retry: { attempts: 2, first_wait_seconds: 60 },
    async handle({ signal }) {
      const { checkApart } = await import('#ledger/services/check_apart')
      const { households, transactions, change_sets } = await checkApart(app.makePath('ace.js'), app.makePath(), signal)
      return { counts: { households, transactions, change_sets } }
    },
  }),
  ...jobsOfPlugins,
  ...jobsThatLearn,
]
