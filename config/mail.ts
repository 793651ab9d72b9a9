import env from '#start/env'
import type { MailServer } from '#notifications/services/mail_settings'

const USUAL_PORTS = { tls: 465, starttls: 587, none: 25 }

/** How e-mail is sent, where the environment says it; then nobody changes it in the settings. */
export const mailFromEnvironment: MailServer | null = fromEnvironment()

function fromEnvironment(): MailServer | null {
  const host = env.get('FLORIN_SMTP_HOST')
  if (!host) return null
  const security = env.get('FLORIN_SMTP_SECURITY', 'starttls')
  const user = env.get('FLORIN_SMTP_USER') || null
  return {
    host,
    security,
    port: env.get('FLORIN_SMTP_PORT', USUAL_PORTS[security]),
    user,
    password: user === null ? null : (env.get('FLORIN_SMTP_PASSWORD') ?? null),
    from: env.get('FLORIN_SMTP_FROM') || user || `florin@${host}`,
  }
}
