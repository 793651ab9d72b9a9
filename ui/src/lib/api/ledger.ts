import { get, patch, post, remove } from './client.ts'
import type {
  Account,
  AccountSubtype,
  Category,
  CategoryKind,
  ChangeSet,
  Currency,
  List,
  Page,
  Payee,
  Rate,
  Tag,
} from './types.ts'

export interface AccountDraft {
  name: string
  subtype: AccountSubtype
  currency: string
  opening_balance?: string
  opening_on?: string
  institution?: string | null
  number?: string | null
  note?: string
  include_in_net_worth?: boolean
  archived?: boolean
}

export const listCurrencies = () => get<List<Currency>>('/currencies')

export const listAccounts = () => get<List<Account>>('/accounts', { archived: 1 })
export const getAccount = (id: number) => get<Account>(`/accounts/${id}`)
export const createAccount = (account: AccountDraft) => post<Account>('/accounts', account, `“${account.name}” added`)
export const updateAccount = (id: number, changes: Partial<AccountDraft>, done = 'Account changed') =>
  patch<Account>(`/accounts/${id}`, changes, done)
export const deleteAccount = (id: number) => remove(`/accounts/${id}`, 'Account deleted')

export interface CategoryDraft {
  name: string
  kind: CategoryKind
  parent_id?: number | null
  position?: number
  archived?: boolean
}

export const listCategories = () => get<List<Category>>('/categories')
export const createCategory = (category: CategoryDraft) =>
  post<Category>('/categories', category, `“${category.name}” added`)
export const updateCategory = (id: number, changes: Partial<CategoryDraft>, done = 'Category changed') =>
  patch<Category>(`/categories/${id}`, changes, done)
export const deleteCategory = (id: number) => remove(`/categories/${id}`, 'Category deleted')
export const mergeCategory = (id: number, into: number) =>
  post<unknown>(`/categories/${id}/merging`, { into }, 'Categories merged')

export const listPayees = (query?: string) => get<List<Payee>>('/payees', { query })
export const renamePayee = (id: number, name: string) => patch<Payee>(`/payees/${id}`, { name }, 'Payee renamed')
export const mergePayee = (id: number, into: number) =>
  post<unknown>(`/payees/${id}/merging`, { into }, 'Payees merged')

export const listTags = () => get<List<Tag>>('/tags')

export const listChangeSets = (query: { cursor?: string; limit?: number } = {}) =>
  get<Page<ChangeSet>>('/change-sets', query)
export const undoChangeSet = (id: number) => post<ChangeSet>(`/change-sets/${id}/undo`, undefined, null)

export const listRates = () => get<List<Rate>>('/rates')
export const addRate = (rate: Pick<Rate, 'from' | 'to' | 'on' | 'rate'>) =>
  post<Rate>('/rates', rate, 'Exchange rate added')
export const deleteRate = (id: number) => remove(`/rates/${id}`, 'Exchange rate removed')
