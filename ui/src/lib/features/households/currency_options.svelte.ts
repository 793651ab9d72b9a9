import { listCurrencies } from '#lib/api/ledger.ts'
import { resource } from '#lib/api/resource.svelte.ts'
import type { PickerOption } from '#lib/components/picker.svelte'

/** The currencies the server knows. Call it while a component is being created. */
export function currencyOptions(): { readonly list: PickerOption[] } {
  const found = resource(listCurrencies)
  const list = $derived((found.data?.data ?? []).map(({ code, name }) => ({ id: code, label: `${code} · ${name}` })))
  return {
    get list() {
      return list
    },
  }
}
