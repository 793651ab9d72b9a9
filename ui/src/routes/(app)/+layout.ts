import { redirect } from '@sveltejs/kit'
import { getInstance } from '#lib/api/session.ts'
import { session } from '#lib/features/session/session.svelte.ts'

export async function load({ url }) {
  const me = await session.load()
  if (!me) {
    const instance = await getInstance()
    redirect(307, instance.has_users ? `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}` : '/welcome')
  }
  if (!me.household) redirect(307, '/welcome')
}
