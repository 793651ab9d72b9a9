import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import type { PlainDate } from '#core/plain_date'

type Refresher = 'florin.refreshForecast' | 'florin.refreshRecurring'

/** Nine o'clock of that day, for the server and for a part that looks at the clock by itself, until the answer is called. */
export async function stopClock(today: PlainDate, part: Refresher = 'florin.refreshForecast'): Promise<() => void> {
  const gateway = await app.container.make('florin.gateway')
  const parts = Reflect.get(await app.container.make(part), 'parts') as { clock: unknown }
  const [clock, own] = [gateway.clock, parts.clock]
  const fixed = new FixedClock(`${today}T09:00:00.000Z`)
  Object.assign(gateway, { clock: fixed })
  parts.clock = fixed
  return () => {
    Object.assign(gateway, { clock })
    parts.clock = own
  }
}
