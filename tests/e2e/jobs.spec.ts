import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser } from 'playwright-core'
import { PlanDueJobs } from '#jobs/services/plan_due_jobs'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

const JOB = 'Forget old runs of jobs'

/** As a server does when it starts, so that the page knows when each is next. */
async function planJobs() {
  const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
  await new PlanDueJobs(database, clock, await app.container.make('florin.jobs')).handle()
}

test.group('The jobs page', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    await planJobs()
    return () => browser.close()
  })

  for (const [view, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`starts a job, follows it, and tries again what was given up, on a ${view}`, async ({ assert }) => {
      const { client, owner, database } = await makeHousehold()
      await database.systemWrite(async (writes) => {
        await writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [owner.id])
        await writes.run('DELETE FROM jobs')
      })
      const worker = await app.container.make('florin.jobWorker')
      const { page, complaints } = await visitAs(browser, client, '/settings/jobs', options)
      await settled(page, 'Settings')
      const row = page.getByRole('row').filter({ hasText: JOB })
      await row.getByRole('button', { name: 'Run now' }).click()
      await row.getByText('Waiting').waitFor()
      await worker.drain()
      await row.getByText('Done').waitFor()

      await row.getByRole('button', { name: 'History' }).click()
      const history = page.getByRole('dialog', { name: JOB })
      await history.getByText('Started by hand').first().waitFor()
      await history.getByRole('button', { name: 'Close' }).click()

      await database.systemWrite((writes) => writes.run("UPDATE jobs SET state = 'dead'"))
      await page.reload()
      await row.getByText('Given up').waitFor()
      assert.isFalse(await scrollsSideways(page))
      await keepScreenshot(page, `jobs.${view}`)
      await row.getByRole('button', { name: 'History' }).click()
      await history.getByRole('button', { name: 'Try again' }).click()
      await history.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' })
      await keepScreenshot(page, `job_history.${view}`)
      await worker.drain()
      await history.getByRole('button', { name: 'Close' }).click()
      await row.getByText('Done').waitFor()
      assert.deepEqual(complaints, [])
      await page.context().close()
    })
  }

  test('is for those who run the instance', async () => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/jobs')
    await settled(page, 'Settings')
    await page.getByRole('heading', { name: 'You' }).waitFor()
    await page.getByRole('link', { name: 'Jobs' }).waitFor({ state: 'detached' })
    await page.context().close()
  })
})
