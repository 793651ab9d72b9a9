import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ReplayJob } from '../services/replay_job.js'

/** Trying again what was given up. */
@inject()
export default class JobReplaysController {
  constructor(private readonly replayJob: ReplayJob) {}

  async store({ params, response }: HttpContext) {
    await this.replayJob.handle(Number(params.id))
    response.noContent()
  }
}
