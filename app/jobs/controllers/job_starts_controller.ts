import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { RunJobNow } from '../services/run_job_now.js'

/** Starting a job by hand. */
@inject()
export default class JobStartsController {
  constructor(private readonly runJobNow: RunJobNow) {}

  async store({ params, response }: HttpContext) {
    await this.runJobNow.handle(String(params.name))
    response.noContent()
  }
}
