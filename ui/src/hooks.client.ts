import type { HandleClientError } from '@sveltejs/kit/hooks'
import { Problem } from '#lib/api/problem.ts'

/** What keeps a page from opening at all, such as a server that does not answer, in the words every other page has for it. */
export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind !== 'unknown') return
  if (error instanceof Problem) return { title: error.title, message: error.message }
  reportError(error)
  return { message: 'This page has a fault. Load it again; if that does not help, it is worth a report.' }
}
