/*
 * Every environment variable Florin reads, checked once at start. `.env.example` documents the same list.
 */
import { Env } from '@adonisjs/core/env'

export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string.optional({ format: 'host' }),
  PORT: Env.schema.number.optional(),
  LOG_LEVEL: Env.schema.enum.optional(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const),

  APP_KEY: Env.schema.string(),
  FLORIN_PEPPER: Env.schema.string(),
  FLORIN_DATA: Env.schema.string.optional(),
  FLORIN_IMPORT_FOLDER: Env.schema.string.optional(),
  FLORIN_URL: Env.schema.string.optional({ format: 'url', tld: false }),
  FLORIN_TRUST_PROXY: Env.schema.boolean.optional(),
  SAFE_MODE: Env.schema.boolean.optional(),
  DATABASE_URL: Env.schema.string.optional(),
  FLORIN_OWN_NETWORK: Env.schema.boolean.optional(),
  FLORIN_SMTP_HOST: Env.schema.string.optional({ format: 'host' }),
  FLORIN_SMTP_PORT: Env.schema.number.optional(),
  FLORIN_SMTP_SECURITY: Env.schema.enum.optional(['tls', 'starttls', 'none'] as const),
  FLORIN_SMTP_USER: Env.schema.string.optional(),
  FLORIN_SMTP_PASSWORD: Env.schema.string.optional(),
  FLORIN_SMTP_FROM: Env.schema.string.optional(),
  FLORIN_SECRETS_KEY: Env.schema.string.optional(),
  FLORIN_SECRETS_KEY_FILE: Env.schema.string.optional(),
  FLORIN_PLUGIN_DEVELOPMENT: Env.schema.boolean.optional(),
  FLORIN_PLUGIN_FOLDERS: Env.schema.string.optional(),
  FLORIN_CATALOGUE: Env.schema.string.optional(),
})
