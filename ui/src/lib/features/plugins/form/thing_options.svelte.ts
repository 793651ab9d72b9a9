import { listPayees } from '#lib/api/ledger.ts'
import { listInstances } from '#lib/api/plugin_instances.ts'
import { resource } from '#lib/api/resource.svelte.ts'
import type { SettingsField } from '#lib/api/types.ts'
import type { PickerOption } from '#lib/components/picker.svelte'
import { getBooks } from '#lib/features/ledger/books.svelte.ts'

type Picker = NonNullable<SettingsField['x-picker']>

const option = ({ id, name }: { id: number; name: string }): PickerOption => ({ id: String(id), label: name })

/** What a person can choose for a setting that names something of the household. Call it while a component is being created. */
export function thingOptions(picker: () => Picker): { readonly list: PickerOption[] } {
  const books = getBooks()
  const asked = resource(() => {
    if (picker() === 'payee') return listPayees().then(({ data }) => data.map(option))
    if (picker() === 'instance')
      return listInstances().then(({ data }) => data.map(({ id, title }) => option({ id, name: title })))
    return null
  })
  const list = $derived.by(() => {
    if (picker() === 'account') return books.accountOptions
    if (picker() === 'category') return books.categoryOptions
    return picker() === 'tag' ? books.tags.map(option) : (asked.data ?? [])
  })
  return {
    get list() {
      return list
    },
  }
}
