import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import { ListJobRuns } from '../services/list_job_runs.js'
import { toJobRuns } from '../transformers/job_run.js'
import { jobRunQueryValidator } from '../validators/jobs.js'

@inject()
export default class JobRunsController {
  constructor(private readonly listJobRuns: ListJobRuns) {}

  async index({ request }: HttpContext) {
    const filter = await request.validateUsing(jobRunQueryValidator)
    return toJobRuns(await this.listJobRuns.handle(filter), await app.container.make('florin.jobs'))
  }
}
