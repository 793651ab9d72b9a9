import type { Words } from './words.js'

export const de: Words = {
  templates: {
    all: { subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}', body: '{{body}}' },
    'alert.firing': {
      subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'alert.resolved': {
      subject: '{{#if data.alert}}{{data.alert}}: vorbei{{else}}{{title}}{{/if}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'sync.consent_ending': {
      subject:
        '{{#if data.has_ended}}{{data.connection}} möchte neu verbunden werden{{else}}{{#if data.connection}}Die Zustimmung für {{data.connection}} endet am {{data.ends_on}}{{else}}{{title}}{{/if}}{{/if}}',
      body: '{{#if data.has_ended}}Die Zustimmung gilt nicht mehr. Florin holt von dort nichts, bis du neu verbindest. Was geholt wurde, bleibt.{{else}}{{#if data.connection}}Bis dahin darf Florin abholen, was dort gebucht ist. Erneuere sie vorher, damit nichts fehlt.{{else}}{{body}}{{/if}}{{/if}}',
    },
    'bill.due': {
      subject: '{{#if data.name}}Bald fällig: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Etwa {{data.amount}} am {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.missed': {
      subject: '{{#if data.name}}Ausgeblieben: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Etwa {{data.amount}} wurden am {{data.due_on}} erwartet.{{else}}{{body}}{{/if}}',
    },
    'bill.price_rise': {
      subject: '{{#if data.name}}Teurer geworden: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.to}}Bisher {{data.from}}, seit {{data.on}} {{data.to}}.{{else}}{{body}}{{/if}}',
    },
    'automation.failed': {
      subject: '{{#if data.automation}}Die Automation „{{data.automation}}“ ist gescheitert{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.paused': {
      subject: '{{#if data.automation}}Die Automation „{{data.automation}}“ wurde angehalten{{else}}{{title}}{{/if}}',
      body: '{{#if data.times}}Sie ist {{data.times}}-mal nacheinander gescheitert. Sieh nach, woran es lag, und schalte sie dann wieder ein.{{else}}{{body}}{{/if}}',
    },
    'automation.stopped': {
      subject:
        '{{#if data.automation}}Die Automation „{{data.automation}}“ wurde zurückgehalten{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.approval': {
      subject: '{{title}}',
      body: '{{#if data.waits}}„{{data.automation}}“ wartet auf deine Antwort.{{else}}{{body}}{{/if}}',
    },
    'import.folder': {
      subject:
        'Der überwachte Ordner: {{data.imported}} importiert, {{data.waiting}} warten, {{data.failed}} gescheitert',
      body: '{{body}}',
    },
    'rule.plugin_failed': {
      subject: '{{#if data.rule}}Die Regel „{{data.rule}}“ konnte ihr Plugin nicht fragen{{else}}{{title}}{{/if}}',
      body: '{{#if data.reason}}{{data.reason}}\n\nDie Buchungen bleiben, wie sie sind; wende die Regel noch einmal an, sobald es geht.{{else}}{{body}}{{/if}}',
    },
    'webhook.disabled': {
      subject: 'Der Webhook „{{data.name}}“ wurde abgeschaltet',
      body: 'Er ist tagelang gescheitert, deshalb ruft Florin ihn nicht mehr auf: {{data.reason}}.\n\nSchalte ihn wieder ein, sobald sein Empfänger funktioniert.',
    },
    'webhook.loop': {
      subject: '{{#if data.name}}Der Webhook „{{data.name}}“ wurde im Kreis aufgerufen{{else}}{{title}}{{/if}}',
      body: '{{#if data.name}}Was Florin hinausschickt, kommt als Aufruf zurück, und so immer weiter. Der Kreis wurde beendet; sieh nach, was sein Empfänger tut.{{else}}{{body}}{{/if}}',
    },
  },
  mail: {
    open: 'In Florin öffnen',
    why: 'Du bekommst das, weil du zum Haushalt „{household}“ gehörst.',
    change: 'Wähle, was dich erreicht',
    digest: '{count} Nachrichten von {household}',
  },
  trial: {
    subject: 'Florin kann E-Mails senden',
    body: 'Mit dieser Nachricht wurden die Einstellungen ausprobiert. Sie stimmen.',
    why: 'Jemand, der dieses Florin verwaltet, hat darum gebeten.',
  },
}
