import { get, post } from './client.ts'
import type { Job, JobRun, List, Page } from './types.ts'

export const listJobs = () => get<List<Job>>('/jobs')
export const runJob = (name: string) => post<void>(`/jobs/${name}/run`)
export const listJobRuns = (query: { job: string; cursor?: string }) => get<Page<JobRun>>('/job-runs', query)
export const replayJob = (runId: number) => post<void>(`/job-runs/${runId}/replay`)
