import type { Words } from './words.js'

export const fr: Words = {
  templates: {
    all: { subject: '{{#if is_critical}}Urgent : {{/if}}{{title}}', body: '{{body}}' },
    'alert.firing': {
      subject: '{{#if is_critical}}Urgent : {{/if}}{{title}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'alert.resolved': {
      subject: '{{#if data.alert}}{{data.alert}} : terminé{{else}}{{title}}{{/if}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'sync.consent_ending': {
      subject:
        '{{#if data.has_ended}}{{data.connection}} demande à être reconnecté{{else}}{{#if data.connection}}L’autorisation de {{data.connection}} se termine le {{data.ends_on}}{{else}}{{title}}{{/if}}{{/if}}',
      body: '{{#if data.has_ended}}L’autorisation n’est plus valable. Florin n’y récupère plus rien tant que vous ne vous reconnectez pas. Ce qui a été récupéré reste.{{else}}{{#if data.connection}}Jusque-là, Florin peut récupérer ce qui y est comptabilisé. Renouvelez-la avant, pour que rien ne manque.{{else}}{{body}}{{/if}}{{/if}}',
    },
    'bill.due': {
      subject: '{{#if data.name}}Bientôt à payer : {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Environ {{data.amount}} le {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.missed': {
      subject: '{{#if data.name}}Non payé : {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Environ {{data.amount}} étaient attendus le {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.price_rise': {
      subject: '{{#if data.name}}Plus cher : {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.to}}C’était {{data.from}}, et c’est {{data.to}} depuis le {{data.on}}.{{else}}{{body}}{{/if}}',
    },
    'automation.failed': {
      subject: '{{#if data.automation}}L’automatisation « {{data.automation}} » a échoué{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.paused': {
      subject:
        '{{#if data.automation}}L’automatisation « {{data.automation}} » a été suspendue{{else}}{{title}}{{/if}}',
      body: '{{#if data.times}}Elle a échoué {{data.times}} fois de suite. Regardez ce qui n’allait pas, puis réactivez-la.{{else}}{{body}}{{/if}}',
    },
    'automation.stopped': {
      subject: '{{#if data.automation}}L’automatisation « {{data.automation}} » a été retenue{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.approval': {
      subject: '{{title}}',
      body: '{{#if data.waits}}« {{data.automation}} » attend votre réponse.{{else}}{{body}}{{/if}}',
    },
    'import.folder': {
      subject: 'Dossier surveillé : {{data.imported}} importés, {{data.waiting}} en attente, {{data.failed}} échoués',
      body: '{{body}}',
    },
    'rule.plugin_failed': {
      subject:
        '{{#if data.rule}}La règle « {{data.rule}} » n’a pas pu interroger son extension{{else}}{{title}}{{/if}}',
      body: '{{#if data.reason}}{{data.reason}}\n\nLes opérations restent telles quelles ; appliquez la règle de nouveau quand cela fonctionne.{{else}}{{body}}{{/if}}',
    },
    'webhook.disabled': {
      subject: 'Le webhook « {{data.name}} » a été désactivé',
      body: 'Il a échoué pendant des jours, Florin ne l’appelle donc plus : {{data.reason}}.\n\nRéactivez-le quand son destinataire fonctionne.',
    },
    'webhook.loop': {
      subject: '{{#if data.name}}Le webhook « {{data.name}} » a été appelé en boucle{{else}}{{title}}{{/if}}',
      body: '{{#if data.name}}Ce que Florin envoie revient comme un appel, et ainsi de suite. La boucle a été interrompue ; regardez ce que fait son destinataire.{{else}}{{body}}{{/if}}',
    },
  },
  mail: {
    open: 'Ouvrir dans Florin',
    why: 'Vous recevez ceci parce que vous faites partie du foyer « {household} ».',
    change: 'Choisir ce qui vous parvient',
    digest: '{count} messages de {household}',
  },
  trial: {
    subject: 'Florin peut envoyer des e-mails',
    body: 'Ce message a été envoyé pour essayer les réglages. Ils sont bons.',
    why: 'Une personne qui administre ce Florin l’a demandé.',
  },
}
