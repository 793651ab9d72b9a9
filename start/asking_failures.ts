import type { Clock } from '#core/clock'
import type { Notify } from '#notifications/services/notify'
import type { AskingFailure } from '#rules/services/ask_plugins'

/** Tells once a day for each rule and plugin, since an import may fail in many batches. */
export function tellAskingFailure(notify: Pick<Notify, 'handle'>, clock: Clock) {
  return (householdId: number, { rule, instanceId, message }: AskingFailure) =>
    notify.handle(householdId, {
      topic: 'rule.plugin_failed',
      severity: 'warning',
      title: `The rule “${rule.name}” could not ask its plugin`,
      body: `${message} The transactions stay as they are; apply the rule again when it works.`,
      link: `/rules/${rule.id}`,
      dedupe_key: `rule.plugin_failed:${rule.id}:${instanceId}:${clock.now().slice(0, 10)}`,
      data: { rule: rule.name, reason: message },
      recipients: 'admins',
    })
}
