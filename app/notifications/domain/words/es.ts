import type { Words } from './words.js'

export const es: Words = {
  templates: {
    all: { subject: '{{#if is_critical}}Urgente: {{/if}}{{title}}', body: '{{body}}' },
    'alert.firing': {
      subject: '{{#if is_critical}}Urgente: {{/if}}{{title}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'alert.resolved': {
      subject: '{{#if data.alert}}{{data.alert}}: terminado{{else}}{{title}}{{/if}}',
      body: '{{body}}\n\n{{household.name}}, {{time}}',
    },
    'sync.consent_ending': {
      subject:
        '{{#if data.has_ended}}{{data.connection}} pide que se conecte de nuevo{{else}}{{#if data.connection}}El permiso de {{data.connection}} termina el {{data.ends_on}}{{else}}{{title}}{{/if}}{{/if}}',
      body: '{{#if data.has_ended}}El permiso ya no es válido. Florin no descarga nada más de allí hasta que lo conectes de nuevo. Lo descargado se queda.{{else}}{{#if data.connection}}Hasta entonces Florin puede descargar lo que allí se registra. Renuévalo antes, para que no falte nada.{{else}}{{body}}{{/if}}{{/if}}',
    },
    'bill.due': {
      subject: '{{#if data.name}}Vence pronto: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Unos {{data.amount}} el {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.missed': {
      subject: '{{#if data.name}}Sin pagar: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.amount}}Se esperaban unos {{data.amount}} el {{data.due_on}}.{{else}}{{body}}{{/if}}',
    },
    'bill.price_rise': {
      subject: '{{#if data.name}}Más caro: {{data.name}}{{else}}{{title}}{{/if}}',
      body: '{{#if data.to}}Eran {{data.from}}, y desde el {{data.on}} son {{data.to}}.{{else}}{{body}}{{/if}}',
    },
    'automation.failed': {
      subject: '{{#if data.automation}}La automatización «{{data.automation}}» ha fallado{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.paused': {
      subject: '{{#if data.automation}}La automatización «{{data.automation}}» se ha pausado{{else}}{{title}}{{/if}}',
      body: '{{#if data.times}}Ha fallado {{data.times}} veces seguidas. Mira qué ha ido mal y vuelve a activarla.{{else}}{{body}}{{/if}}',
    },
    'automation.stopped': {
      subject: '{{#if data.automation}}La automatización «{{data.automation}}» se ha retenido{{else}}{{title}}{{/if}}',
      body: '{{body}}',
    },
    'automation.approval': {
      subject: '{{title}}',
      body: '{{#if data.waits}}«{{data.automation}}» espera tu respuesta.{{else}}{{body}}{{/if}}',
    },
    'import.folder': {
      subject: 'Carpeta vigilada: {{data.imported}} importados, {{data.waiting}} en espera, {{data.failed}} fallidos',
      body: '{{body}}',
    },
    'rule.plugin_failed': {
      subject: '{{#if data.rule}}La regla «{{data.rule}}» no pudo preguntar a su extensión{{else}}{{title}}{{/if}}',
      body: '{{#if data.reason}}{{data.reason}}\n\nLos movimientos quedan como están; aplica la regla otra vez cuando funcione.{{else}}{{body}}{{/if}}',
    },
    'webhook.disabled': {
      subject: 'El webhook «{{data.name}}» se ha desactivado',
      body: 'Ha fallado durante días, así que Florin ya no lo llama: {{data.reason}}.\n\nVuelve a activarlo cuando su destinatario funcione.',
    },
    'webhook.loop': {
      subject: '{{#if data.name}}El webhook «{{data.name}}» se ha llamado en círculo{{else}}{{title}}{{/if}}',
      body: '{{#if data.name}}Lo que Florin envía vuelve como una llamada, y así sin fin. El círculo se ha cortado; mira qué hace su destinatario.{{else}}{{body}}{{/if}}',
    },
  },
  mail: {
    open: 'Abrir en Florin',
    why: 'Recibes esto porque perteneces al hogar «{household}».',
    change: 'Elegir qué te llega',
    digest: '{count} mensajes de {household}',
  },
  trial: {
    subject: 'Florin puede enviar correo',
    body: 'Este mensaje se envió para probar los ajustes. Funcionan.',
    why: 'Alguien que administra este Florin lo ha pedido.',
  },
}
