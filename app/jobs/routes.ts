import { endpoint } from '#http/operation'
import { jobListValidator, jobRunListValidator, jobRunQueryValidator } from './validators/jobs.js'

const JobsController = () => import('./controllers/jobs_controller.js')
const JobStartsController = () => import('./controllers/job_starts_controller.js')
const JobRunsController = () => import('./controllers/job_runs_controller.js')
const JobReplaysController = () => import('./controllers/job_replays_controller.js')

endpoint('GET /jobs', [JobsController, 'index'], {
  summary: 'What Florin does by itself, when, and how the last run went',
  access: 'user',
  instanceAdmin: true,
  responds: jobListValidator,
})
endpoint('POST /jobs/:name/run', [JobStartsController, 'store'], {
  summary: 'Runs a job now; `GET /jobs` tells how it goes',
  access: 'user',
  instanceAdmin: true,
})
endpoint('GET /job-runs', [JobRunsController, 'index'], {
  summary: 'What ran, the newest first; of one job or of all',
  access: 'user',
  instanceAdmin: true,
  query: jobRunQueryValidator,
  responds: jobRunListValidator,
})
endpoint('POST /job-runs/:id/replay', [JobReplaysController, 'store'], {
  summary: 'Tries a job again that was given up',
  access: 'user',
  instanceAdmin: true,
})
