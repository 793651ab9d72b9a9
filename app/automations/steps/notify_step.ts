import type { Notify, Notice } from '#notifications/services/notify'
import { requiredText, textIn } from './inputs.js'
import type { OnceStep, StepContext, StepInput } from './step.js'

function noticeOf(input: StepInput, { automation, runId, household }: StepContext): Notice {
  const once = textIn(input, 'once_per')
  return {
    topic: 'automation.notify',
    severity: (input.severity as Notice['severity'] | undefined) ?? 'info',
    title: requiredText(input, 'title'),
    body: textIn(input, 'body') ?? '',
    link: textIn(input, 'link') || `/automations/runs/${runId}`,
    data: { automation: automation.name, currency: household.currency },
    ...(once ? { dedupe_key: `automation-${automation.id}-${once}`.slice(0, 200) } : {}),
    ...(input.recipients ? { recipients: input.recipients as 'everyone' | 'admins' } : {}),
    ...(Array.isArray(input.channels) ? { channels: input.channels as number[] } : {}),
  }
}

/** Inbox entries and deliveries are rows, so the message goes out exactly when the checkpoint is kept. */
export function notifyStep(notify: Pick<Notify, 'inside'>): OnceStep {
  return {
    use: 'notify@1',
    async inside(changes, input, context) {
      const notice = noticeOf(input, context)
      const entries = await notify.inside(changes.operational, notice)
      return { title: notice.title, told: entries.length }
    },
    async plan(_, input, context) {
      const { title, recipients } = noticeOf(input, context)
      const whom = recipients === 'admins' ? 'the administrators' : 'everyone in the household'
      return { summary: `Would tell ${whom}: “${title}”.`, output: { title, told: 0 } }
    },
  }
}
