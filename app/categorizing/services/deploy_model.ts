import { NotFoundException } from '#core/exceptions'
import type { Writes } from '#database/database'
import { findModel, listModels, type ModelState } from './kept_models.js'

const WHOLE = 100

/** Has a version answer a share of the questions; the one in use keeps the rest, and all others answer none. */
export async function deployModel(writes: Writes, id: number, share: number, now: string): Promise<void> {
  const chosen = await findModel(writes, id)
  if (!chosen) throw new NotFoundException('model')
  const all = await listModels(writes)
  const inUse = all.find((model) => model.state === 'deployed' && model.id !== id)
  const isWhole = share === WHOLE || !inUse
  for (const model of all) {
    if (model.id === id) continue
    if (isWhole) await place(writes, model.id, model.state === 'candidate' ? 'candidate' : 'retired', 0)
    else if (model.id === inUse.id) await place(writes, model.id, 'deployed', WHOLE - share)
    else await place(writes, model.id, model.state, 0)
  }
  await place(writes, id, isWhole ? 'deployed' : 'candidate', isWhole ? WHOLE : share)
  await writes.run('UPDATE categorizer_models SET deployed_at = ? WHERE id = ?', [now, id])
}

/** Takes a version out of use. The one in use has all questions again, or the one that was in use before. */
export async function withdrawModel(writes: Writes, id: number, now: string): Promise<void> {
  const chosen = await findModel(writes, id)
  if (!chosen) throw new NotFoundException('model')
  await place(writes, id, 'retired', 0)
  const others = (await listModels(writes)).filter((model) => model.id !== id)
  const next =
    others.find(({ state }) => state === 'deployed') ??
    others
      .filter(({ deployedAt }) => deployedAt !== null)
      .sort((one, other) => (one.deployedAt! < other.deployedAt! ? 1 : -1))[0]
  if (next) await deployModel(writes, next.id, WHOLE, now)
}

async function place(writes: Writes, id: number, state: ModelState, share: number): Promise<void> {
  await writes.run('UPDATE categorizer_models SET state = ?, traffic_share = ? WHERE id = ?', [state, share, id])
}
