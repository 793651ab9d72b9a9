import { BroadcastChannel, threadId } from 'node:worker_threads'
import type { LaneState } from './host_lane.js'

/** How the hosts of one supervisor are. */
export interface SandboxState {
  bundled: LaneState
  third_party: LaneState
  own: LaneState[]
}

interface Announcement {
  thread: number
  state: SandboxState
}

export interface HostState extends LaneState {
  lane: 'bundled' | 'third_party' | 'own'
  /** The thread of the server that owns the host; 0 is the main one. */
  thread: number
}

const CHANNEL = 'florin.plugin_hosts'

let sender: BroadcastChannel | undefined

/** Tells all threads of this process how this thread's hosts are. */
export function announceHosts(state: SandboxState): void {
  if (!sender) {
    sender = new BroadcastChannel(CHANNEL)
    sender.unref()
  }
  sender.postMessage({ thread: threadId, state } satisfies Announcement)
}

/** Hears from every thread; for the page that shows the sandbox. */
export class HostStates {
  readonly #states = new Map<number, SandboxState>()
  readonly #channel = new BroadcastChannel(CHANNEL)

  constructor() {
    this.#channel.onmessage = (message) => {
      const { thread, state } = (message as { data: Announcement }).data
      this.#states.set(thread, state)
    }
    this.#channel.unref()
  }

  get hosts(): HostState[] {
    return [...this.#states].flatMap(([thread, { bundled, third_party, own }]) => [
      { lane: 'bundled' as const, thread, ...bundled },
      { lane: 'third_party' as const, thread, ...third_party },
      ...own.map((state) => ({ lane: 'own' as const, thread, ...state })),
    ])
  }

  close(): void {
    this.#channel.close()
  }
}
