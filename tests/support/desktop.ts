import { BusWriter, type BusReader } from './bus_values.js'
import { startMessageBus } from './message_bus.js'
import { until } from './until.js'

/** A notification that stands on the screen. */
export interface Banner {
  id: number
  title: string
  /** The browser puts the address of the site above what the site says. */
  body: string
}

export interface Desktop {
  /** For the environment of a browser. */
  address: string
  /** What is shown and was not taken away, once it is as many. */
  banners(count: number): Promise<Banner[]>
  click(banner: Banner): void
  close(): Promise<void>
}

const NOTIFICATIONS = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'

/** A desktop on which a whole browser shows notifications, by the protocol of freedesktop.org, and on which one can click. */
export async function startDesktop(): Promise<Desktop> {
  let lastId = 0
  let shown: Banner[] = []
  const methods: Record<string, (body: BusReader) => BusWriter> = {
    GetCapabilities: () => new BusWriter().strings(['actions', 'body']),
    GetServerInformation: () => new BusWriter().string('Desktop').string('Florin').string('1').string('1.2'),
    Notify(body) {
      const [, replaced] = [body.string(), body.number(), body.string()]
      const banner = { id: replaced || ++lastId, title: body.string(), body: body.string() }
      shown = [...shown.filter(({ id }) => id !== banner.id), banner]
      return new BusWriter().number(banner.id)
    },
    CloseNotification(body) {
      const closed = body.number()
      shown = shown.filter(({ id }) => id !== closed)
      return new BusWriter()
    },
  }
  const bus = await startMessageBus(NOTIFICATIONS, (member, body) => methods[member]?.(body))
  return {
    address: bus.address,
    async banners(count) {
      await until(() => shown.length === count)
      return shown
    },
    click: ({ id }) => bus.signal(PATH, NOTIFICATIONS, 'ActionInvoked', new BusWriter().number(id).string('default')),
    close: () => bus.close(),
  }
}
