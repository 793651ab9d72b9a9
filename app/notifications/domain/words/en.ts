import type { Words } from './words.js'

export const en: Words = {
  templates: {
    all: { subject: '{{#if is_critical}}Urgent: {{/if}}{{title}}', body: '{{body}}' },
    'alert.firing': {
      subject: '{{#if is_critical}}Urgent: {{/if}}{{title}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'alert.resolved': { subject: '{{title}}', body: '{{body}}\n\n{{household.name}}, {{time}}' },
    'sync.consent_ending': {
      subject: '{{title}}',
      body: '{{body}}',
    },
    'bill.due': { subject: '{{title}}', body: '{{body}}' },
    'bill.missed': { subject: '{{title}}', body: '{{body}}' },
    'bill.price_rise': { subject: '{{title}}', body: '{{body}}' },
    'automation.failed': { subject: '{{title}}', body: '{{body}}' },
    'automation.paused': { subject: '{{title}}', body: '{{body}}' },
    'automation.stopped': { subject: '{{title}}', body: '{{body}}' },
    'automation.approval': { subject: '{{title}}', body: '{{body}}' },
    'import.folder': { subject: '{{title}}', body: '{{body}}' },
    'rule.plugin_failed': { subject: '{{title}}', body: '{{body}}' },
    'webhook.disabled': {
      subject: 'The webhook “{{data.name}}” was switched off',
      body: 'It failed for days, so Florin does not call it any more: {{data.reason}}.\n\nSwitch it on again when its receiver works.',
    },
    'webhook.loop': { subject: '{{title}}', body: '{{body}}' },
  },
  mail: {
    open: 'Open in Florin',
    why: 'You get this because you belong to the household “{household}”.',
    change: 'Choose what reaches you',
    digest: '{count} messages from {household}',
  },
  trial: {
    subject: 'Florin can send e-mail',
    body: 'This message was sent to try the settings. They work.',
    why: 'An administrator of this Florin asked for it.',
  },
}
