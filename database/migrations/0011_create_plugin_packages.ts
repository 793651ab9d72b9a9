import { FlorinSchema } from '#database/florin_schema'

/**
 * Plugins that people installed: each row is one version of one plugin, unpacked below the data folder. At most one of a plugin is
 * active. Also the key that each plugin was first signed with. Both belong to the instance, not to a household.
 */
export default class extends FlorinSchema {
  async up() {
    this.createTable(
      'plugin_packages',
      `ID,
       plugin_id TEXT NOT NULL,
       version TEXT NOT NULL,
       sha256 TEXT NOT NULL UNIQUE,
       integrity_sha256 TEXT NOT NULL,
       size INTEGER NOT NULL CHECK (size > 0),
       level TEXT NOT NULL CHECK (level IN ('verified', 'self_signed', 'unsigned')),
       publisher TEXT NOT NULL,
       public_key TEXT,
       manifest TEXT NOT NULL,
       added_permissions TEXT NOT NULL DEFAULT '[]',
       source TEXT NOT NULL,
       state TEXT NOT NULL CHECK (state IN ('active', 'waiting', 'previous')),
       installed_at TEXT NOT NULL,
       activated_at TEXT`,
      [
        'CREATE INDEX plugin_packages_plugin ON plugin_packages (plugin_id, id)',
        `CREATE UNIQUE INDEX plugin_packages_active ON plugin_packages (plugin_id) WHERE state = 'active'`,
      ],
    )
    this.createTable(
      'publisher_keys',
      `ID,
       plugin_id TEXT NOT NULL UNIQUE,
       public_key TEXT NOT NULL,
       publisher TEXT NOT NULL,
       pinned_at TEXT NOT NULL`,
    )
  }

  async down() {
    this.dropTable('publisher_keys')
    this.dropTable('plugin_packages')
  }
}
