import { get } from './client.ts'
import type { Dashboard } from './types.ts'

export const getDashboard = () => get<Dashboard>('/dashboard')
