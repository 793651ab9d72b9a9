import { apiUrl, post } from './client.ts'
import type { components } from './schema.d.ts'

export type Restoration = components['schemas']['Restoration']

export const exportUrl = (format: 'hledger' | 'beancount' | 'json') => apiUrl('/export', { format })

/** Brings a JSON export back into the current household, which has to be empty. */
export function restoreExport(file: File): Promise<Restoration> {
  const form = new FormData()
  form.set('file', file)
  return post<Restoration>('/household/restoration', form, 'The export is back')
}
