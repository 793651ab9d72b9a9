import { connection } from './connection.svelte.ts'
import { keptAnswers } from './kept_answers.ts'
import { Problem } from './problem.ts'

const base = '/api/v1'

type QueryValue = string | number | boolean | null | undefined

interface RequestOptions {
  query?: object
  /** Sent as JSON, or as it is when it is a form. */
  body?: unknown
  signal?: AbortSignal
  /** What to tell the person when it worked and can be undone, for example “Category changed”; null when the caller tells it. */
  done?: string | null
}

interface ClientListeners {
  /** The session has ended; whatever was asked cannot be answered any more. */
  signedOut?: () => void
  /** A change was recorded under this id and can be undone. */
  changed?: (changeSetId: number, message: string) => void
}

let listeners: ClientListeners = {}
let householdId: number | null = null

export function listen(to: ClientListeners): void {
  listeners = to
}

/** Pins this tab to one household, whatever another tab switches to. */
export function useHousehold(id: number | null): void {
  householdId = id
}

export function apiUrl(path: string, query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query) as [string, QueryValue][]) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${base}${path}?${search}` : base + path
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found && decodeURIComponent(found.slice(name.length + 1))
}

function headersFor(method: string, body: unknown): Headers {
  const headers = new Headers({ Accept: 'application/json' })
  if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json')
  if (householdId !== null) headers.set('Florin-Household', String(householdId))
  const token = cookie('XSRF-TOKEN')
  if (method !== 'GET' && token) headers.set('X-XSRF-TOKEN', token)
  return headers
}

export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const { body, query, signal, done } = options
  const url = apiUrl(path, query)
  const response = await fetch(url, {
    method,
    headers: headersFor(method, body),
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    credentials: 'same-origin',
    signal,
  }).catch((error) => {
    if (signal?.aborted) throw error
    connection.lose()
    return null
  })
  if (!response) return lastSeen<T>(method, url)
  connection.find()

  if (!response.ok) {
    const problem = await Problem.from(response)
    // Asking who is signed in, and signing in, may be refused without anybody having been signed out.
    if (problem.status === 401 && path !== '/session') listeners.signedOut?.()
    throw problem
  }

  const changeSetId = Number(response.headers.get('Florin-Change-Set'))
  if (changeSetId && done !== null) listeners.changed?.(changeSetId, done ?? 'Saved')
  if (response.status === 204) return undefined as T
  const text = await response.text()
  if (method === 'GET') void keptAnswers.keep(url, text).catch(reportError)
  return JSON.parse(text) as T
}

/** What stands in for an answer that did not come. */
async function lastSeen<T>(method: string, url: string): Promise<T> {
  const seen = method === 'GET' ? await keptAnswers.lastSeen(url) : undefined
  if (!seen) throw Problem.unreachable()
  connection.show(seen.at)
  return seen.body as T
}

export const get = <T>(path: string, query?: object, signal?: AbortSignal) => request<T>('GET', path, { query, signal })
export const post = <T>(path: string, body?: unknown, done?: string | null) => request<T>('POST', path, { body, done })
export const put = <T>(path: string, body?: unknown, done?: string) => request<T>('PUT', path, { body, done })
export const patch = <T>(path: string, body?: unknown, done?: string) => request<T>('PATCH', path, { body, done })
export const remove = (path: string, done?: string) => request<void>('DELETE', path, { done })
