import { createContext } from 'svelte'
import { listAccounts, listCategories, listTags } from '#lib/api/ledger.ts'
import { resource } from '#lib/api/resource.svelte.ts'
import type { Account, Category, CategoryKind } from '#lib/api/types.ts'
import type { PickerOption } from '#lib/components/picker.svelte'
import { compare } from '#lib/money/decimal.ts'

/** The short lists every page of a household needs: its accounts, categories and tags. */
class Books {
  #accounts = resource(listAccounts)
  #categories = resource(listCategories)
  #tags = resource(listTags)

  accounts = $derived(this.#accounts.data?.data ?? [])
  openAccounts = $derived(this.accounts.filter((account) => !account.archived))
  categories = $derived(this.#categories.data?.data ?? [])
  tags = $derived(this.#tags.data?.data ?? [])
  ready = $derived(this.#accounts.data !== undefined && this.#categories.data !== undefined)
  accountsProblem = $derived(this.#accounts.data ? undefined : this.#accounts.problem)
  categoriesProblem = $derived(this.#categories.data ? undefined : this.#categories.problem)

  #categoriesById = $derived(new Map(this.categories.map((category) => [category.id, category])))

  reload(): void {
    this.#accounts.reload()
    this.#categories.reload()
    this.#tags.reload()
  }

  account(id: number | null | undefined): Account | undefined {
    return this.accounts.find((account) => account.id === id)
  }

  category(id: number | null | undefined): Category | undefined {
    return id == null ? undefined : this.#categoriesById.get(id)
  }

  /** `Food › Groceries` */
  categoryPath(id: number | null | undefined): string {
    const category = this.category(id)
    if (!category) return ''
    const parent = this.categoryPath(category.parent_id)
    return parent ? `${parent} › ${category.name}` : category.name
  }

  /** Children of a category in their order; of `null` the top ones. */
  childrenOf(parentId: number | null): Category[] {
    return this.categories
      .filter((category) => category.parent_id === parentId)
      .sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
  }

  #spending = $derived(this.#optionsOf('expense', 'Spending'))
  #income = $derived(this.#optionsOf('income', 'Money in'))

  categoryOptions: PickerOption[] = $derived([...this.#spending, ...this.#income])

  /** For money that came in, income first; what comes back from a shop is found below it. */
  categoryOptionsFor(amount: string): PickerOption[] {
    return compare(amount, '0') > 0 ? [...this.#income, ...this.#spending] : this.categoryOptions
  }

  #optionsOf(kind: CategoryKind, group: string): PickerOption[] {
    return this.#inTreeOrder(null)
      .filter((category) => category.kind === kind && !category.archived)
      .map((category) => ({ id: String(category.id), label: this.categoryPath(category.id), group }))
  }

  accountOptions: PickerOption[] = $derived(
    this.openAccounts.map((account) => ({ id: String(account.id), label: account.name, detail: account.currency })),
  )

  #inTreeOrder(parentId: number | null): Category[] {
    return this.childrenOf(parentId).flatMap((category) => [category, ...this.#inTreeOrder(category.id)])
  }
}

const [getBooks, setBooks] = createContext<Books>()

/** Called once by the shell. */
export function openBooks(): Books {
  return setBooks(new Books())
}

export { getBooks }
export type { Books }
