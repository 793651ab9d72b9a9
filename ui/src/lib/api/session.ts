import { get, patch, post, put, remove } from './client.ts'
import type { ApiToken, Instance, List, Me, SignedInDevice, User } from './types.ts'

export const getInstance = () => get<Instance>('/instance')
export const getInstanceSettings = () => get<{ registration_open: boolean }>('/instance/settings')
export const updateInstanceSettings = (settings: { registration_open: boolean }) =>
  patch<{ registration_open: boolean }>('/instance/settings', settings)

export const getSession = () => get<Me>('/session')
export const register = (user: {
  name: string
  email: string
  password: string
  locale?: string
  invitation_token?: string
}) => post<Me>('/users', user)
export const signIn = (credentials: { email: string; password: string }) => post<Me>('/session', credentials)
export const signOut = () => remove('/session')
export const switchHousehold = (household_id: number) => put<Me>('/session/household', { household_id })

export const updateProfile = (profile: { name?: string; locale?: string }) => patch<User>('/profile', profile)
export const changePassword = (passwords: { current_password: string; password: string }) =>
  put<void>('/password', passwords)

export const askForPasswordReset = (email: string) => post<void>('/password-resets', { email })
export const acceptPasswordReset = (reset: { token: string; password: string }) =>
  post<void>('/password-resets/acceptance', reset)

export const listDevices = () => get<List<SignedInDevice>>('/sessions')
export const signOutDevice = (id: number) => remove(`/sessions/${id}`)

export const listTokens = () => get<List<ApiToken>>('/tokens')
export const createToken = (token: { name: string; scopes: string[]; expires_on?: string }) =>
  post<ApiToken & { token: string }>('/tokens', token)
export const revokeToken = (id: number) => remove(`/tokens/${id}`)
