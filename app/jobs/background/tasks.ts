import type { LiveEvent } from '#http/live_events'

/*
 * Work that would keep pages waiting is done in a thread of the server. Each piece has a name, takes plain data and answers plain data.
 */

export type Task = (about: never, signal: AbortSignal) => Promise<unknown>
export type Tasks = Readonly<Record<string, Task>>

/** Has tasks done, wherever that is. */
export interface Background<T> {
  perform<N extends keyof T>(
    name: N,
    about: T[N] extends (about: infer About, signal: AbortSignal) => unknown ? About : never,
    signal?: AbortSignal,
  ): Promise<T[N] extends (...given: never[]) => Promise<infer Answer> ? Answer : never>
}

/** What is kept of an error on its way between threads. */
export interface ToldError {
  message: string
  stack?: string
  code?: string
}

export type ToThread =
  { t: 'perform'; id: number; name: string; about: unknown } | { t: 'abort'; id: number } | { t: 'close' }

export type FromThread =
  | { t: 'done'; id: number; answer: unknown }
  | { t: 'failed'; id: number; error: ToldError }
  /** Open pages of the household are to be told. */
  | { t: 'publish'; householdId: number; event: LiveEvent }
  /** There is a job to be taken up. */
  | { t: 'wake' }
