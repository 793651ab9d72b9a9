import type { Words } from './words.js'

export const nl: Words = {
  templates: {
    all: { subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}', body: '{{body}}' },
    'alert.firing': {
      subject: '{{#if is_critical}}Dringend: {{/if}}{{title}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'alert.resolved': {
      subject: '{{#if data.alert}}{{data.alert}}: voorbij{{else}}{{title}}{{/if}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'sync.consent_ending': {
      subject:
        '{{#if data.has_ended}}{{data.connection}} wil opnieuw verbonden worden{{else}}{{#if data.connection}}De toestemming voor {{data.connection}} eindigt op {{data.ends_on}}{{else}}{{title}}{{/if}}{{/if}}',
      body: '{{#if data.has_ended}}De toestemming geldt niet meer. Florin haalt daar niets meer op tot je opnieuw verbindt. Wat is opgehaald, blijft.{{else}}{{#if data.connection}}Tot dan mag Florin ophalen wat daar geboekt is. Verleng haar eerder, zodat er niets ontbreekt.{{else}}{{body}}{{/if}}{{/if}}',
    },
    'bill.due': {
      subject: '{{#if data.name}}Binnenkort te betalen: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Ongeveer {{data.amount}} op {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.missed': {
      subject: '{{#if data.name}}Niet betaald: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Op {{data.due_on}} werd ongeveer {{data.amount}} verwacht.{{else}}{{body}}{{/if}}',
    },
    'bill.price_rise': {
      subject: '{{#if data.name}}Duurder geworden: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.to}}Het was {{data.from}}, en sinds {{data.on}} is het {{data.to}}.{{else}}{{body}}{{/if}}',
    },
    'automation.failed': {
      subject: '{{#if data.automation}}De automatisering ‘{{data.automation}}’ is mislukt{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.paused': {
      subject: '{{#if data.automation}}De automatisering ‘{{data.automation}}’ is gepauzeerd{{else}}{{title}}{{/if}}',
      body: '{{#if data.times}}Ze is {{data.times}} keer achter elkaar mislukt. Kijk wat er misging en zet haar dan weer aan.{{else}}{{body}}{{/if}}',
    },
    'automation.stopped': {
      subject:
        '{{#if data.automation}}De automatisering ‘{{data.automation}}’ is tegengehouden{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.approval': {
      subject: '{{title}}',
      body: '{{#if data.waits}}‘{{data.automation}}’ wacht op je antwoord.{{else}}{{body}}{{/if}}',
    },
    'import.folder': {
      subject: 'Bewaakte map: {{data.imported}} geïmporteerd, {{data.waiting}} wachten, {{data.failed}} mislukt',
      body: '{{body}}',
    },
    'rule.plugin_failed': {
      subject: '{{#if data.rule}}De regel ‘{{data.rule}}’ kon de plug-in niet vragen{{else}}{{title}}{{/if}}',
      body: '{{#if data.reason}}{{data.reason}}\n\nDe transacties blijven zoals ze zijn; pas de regel opnieuw toe zodra het werkt.{{else}}{{body}}{{/if}}',
    },
    'webhook.disabled': {
      subject: 'De webhook ‘{{data.name}}’ is uitgezet',
      body: 'Hij mislukte dagenlang, dus Florin roept hem niet meer aan: {{data.reason}}.\n\nZet hem weer aan zodra de ontvanger werkt.',
    },
    'webhook.loop': {
      subject: '{{#if data.name}}De webhook ‘{{data.name}}’ werd in een kring aangeroepen{{else}}{{title}}{{/if}}',
      body: '{{#if data.name}}Wat Florin verstuurt, komt als aanroep terug, en zo steeds verder. De kring is doorbroken; kijk wat de ontvanger doet.{{else}}{{body}}{{/if}}',
    },
  },
  mail: {
    open: 'Openen in Florin',
    why: 'Je krijgt dit omdat je bij het huishouden ‘{household}’ hoort.',
    change: 'Kies wat je bereikt',
    digest: '{count} berichten van {household}',
  },
  trial: {
    subject: 'Florin kan e-mail versturen',
    body: 'Dit bericht is verstuurd om de instellingen te proberen. Ze werken.',
    why: 'Iemand die deze Florin beheert, heeft erom gevraagd.',
  },
}
