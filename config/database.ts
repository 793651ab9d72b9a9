import { defineConfig } from '@adonisjs/lucid'
import { databaseUrl, sqliteFile } from '#config/storage'

/**
 * Lucid's connections, used by migrations only. Everything else goes through the data layer in database/.
 */
const migrations = { naturalSort: true, paths: ['database/migrations'] }

export default defineConfig({
  connection: databaseUrl ? 'postgres' : 'sqlite',
  connections: {
    sqlite: {
      client: 'better-sqlite3',
      connection: { filename: sqliteFile },
      useNullAsDefault: true,
      migrations,
      schemaGeneration: { enabled: false },
    },
    postgres: {
      client: 'pg',
      connection: { connectionString: databaseUrl },
      migrations,
      schemaGeneration: { enabled: false },
    },
  },
})
