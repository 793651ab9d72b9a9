import { inject } from '@adonisjs/core'
import { ListJobs } from '../services/list_jobs.js'
import { toJobs } from '../transformers/job.js'

@inject()
export default class JobsController {
  constructor(private readonly listJobs: ListJobs) {}

  async index() {
    return toJobs(await this.listJobs.handle())
  }
}
