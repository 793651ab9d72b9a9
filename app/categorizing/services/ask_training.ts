import { NotFoundException } from '#core/exceptions'
import type { Writes } from '#database/database'
import { enqueueUnlessWaiting } from '#jobs/services/enqueue_job'
import { TooFewLabelsException } from '../exceptions.js'
import { findModel } from './kept_models.js'
import { TRAINING_JOB } from './learn_corrections.js'
import { readLabelledRows } from './read_rows.js'
import { ROWS_NEEDED } from './train_model.js'

/** Notes a training as a job, where there is enough to learn from. Answers the job's id. */
export async function askTraining(writes: Writes, after: number | null, now: string): Promise<number> {
  if (after !== null && !(await findModel(writes, after))) throw new NotFoundException('model')
  const known = await readLabelledRows(writes, { limit: ROWS_NEEDED })
  if (known.length < ROWS_NEEDED) throw new TooFewLabelsException(known.length, ROWS_NEEDED)
  return enqueueUnlessWaiting(writes, { name: TRAINING_JOB, askedBy: 'person' }, now)
}
