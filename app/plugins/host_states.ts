import { BroadcastChannel, threadId } from 'node:worker_threads'
import type { LaneState } from './host_lane.js'

type Lanes = Record<'bundled' | 'third_party', LaneState>

interface Announcement {
  thread: number
  lanes: Lanes
}

export interface HostState extends LaneState {
  lane: keyof Lanes
  /** The thread of the server that owns the host; 0 is the main one. */
  thread: number
}

const CHANNEL = 'florin.plugin_hosts'

let sender: BroadcastChannel | undefined

/** Tells all threads of this process how this thread's hosts are. */
export function announceHosts(lanes: Lanes): void {
  if (!sender) {
    sender = new BroadcastChannel(CHANNEL)
    sender.unref()
  }
  sender.postMessage({ thread: threadId, lanes } satisfies Announcement)
}

/** Hears from every thread; for the page that shows the sandbox. */
export class HostStates {
  readonly #lanes = new Map<number, Lanes>()
  readonly #channel = new BroadcastChannel(CHANNEL)

  constructor() {
    this.#channel.onmessage = (message) => {
      const { thread, lanes } = (message as { data: Announcement }).data
      this.#lanes.set(thread, lanes)
    }
    this.#channel.unref()
  }

  get hosts(): HostState[] {
    return [...this.#lanes].flatMap(([thread, lanes]) =>
      Object.entries(lanes).map(([lane, state]) => ({ lane: lane as keyof Lanes, thread, ...state })),
    )
  }

  close(): void {
    this.#channel.close()
  }
}
