import { redirect } from '@sveltejs/kit'
import { getInstance, switchHousehold } from '#lib/api/session.ts'
import { session } from '#lib/features/session/session.svelte.ts'

export async function load({ url }) {
  const me = await session.load()
  if (!me) {
    const instance = await getInstance()
    redirect(307, instance.has_users ? `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}` : '/welcome')
  }
  if (!me.household) redirect(307, '/welcome')
  // What is opened from a message says which books it is about.
  const wanted = Number(url.searchParams.get('household'))
  if (wanted !== me.household.id && me.households.some(({ id }) => id === wanted))
    session.start(await switchHousehold(wanted))
}
