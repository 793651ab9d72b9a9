import { useHousehold } from '#lib/api/client.ts'
import { keptAnswers } from '#lib/api/kept_answers.ts'
import { Problem } from '#lib/api/problem.ts'
import { getSession, signOut } from '#lib/api/session.ts'
import type { Household, Me, User } from '#lib/api/types.ts'
import { unsubscribe } from '#lib/features/notifications/push.ts'
import { language } from '#lib/format/language.svelte.ts'
import { keepsAnswers } from './keeping.ts'

/** Who is signed in, and in which household this tab works. */
class Session {
  me = $state.raw<Me | null>(null)

  get user(): User {
    if (!this.me) throw new Error('A page that needs a person was shown before anybody signed in')
    return this.me.user
  }

  get household(): Household {
    if (!this.me?.household) throw new Error('A page that needs a household was shown before there was one')
    return this.me.household
  }

  get canWrite(): boolean {
    return this.me?.role !== 'viewer'
  }

  get canManage(): boolean {
    return this.me?.role === 'owner' || this.me?.role === 'admin'
  }

  /** Asks the server who is signed in; null when nobody is. Where it cannot be asked, whoever was here last goes on reading. */
  async load(): Promise<Me | null> {
    if (this.me) return this.me
    try {
      this.start(await getSession())
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown
      if (thrown.status === 401) this.forget()
      else this.#goOn(thrown)
    }
    return this.me
  }

  #goOn(problem: Problem): void {
    const last = problem.code === 'unreachable' ? keptAnswers.owner() : null
    if (!last) throw problem
    this.#show(last)
  }

  start(me: Me): void {
    keptAnswers.belongTo(me, keepsAnswers(me.user.id))
    this.#show(me)
  }

  #show(me: Me): void {
    this.me = me
    useHousehold(me.household?.id ?? null)
    const locale = me.user.locale || me.household?.locale
    if (locale) language.locale = locale
    if (me.household) {
      language.baseCurrency = me.household.base_currency
      language.timeZone = me.household.time_zone
    }
    document.documentElement.lang = 'en'
  }

  /** The person's own profile has changed. */
  rename(user: User): void {
    if (this.me) this.start({ ...this.me, user })
  }

  async end(): Promise<void> {
    // Also where the server cannot be reached: whoever leaves leaves nothing to read.
    await keptAnswers.clear()
    await signOut()
    // The server sends nothing here any more; that the browser's own push service may not answer keeps nobody.
    void unsubscribe().catch(() => undefined)
    this.forget()
  }

  forget(): void {
    this.me = null
    void keptAnswers.clear()
    useHousehold(null)
  }
}

export const session = new Session()
