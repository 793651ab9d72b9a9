import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { BUNDLED_PLUGINS, SHIPPED_CATALOGUE } from '#plugins/installation'
import type { Download } from '#plugins/packages/download'
import { makeKey } from '#plugins/packages/keys'
import { LoadPackages } from '#plugins/packages/load_packages'
import { PackageStore } from '#plugins/packages/package_store'
import type { PackageWork } from '#plugins/packages/package_work'
import { readPackage, resealed, writePackage } from '#plugins/packages/read_package'
import { issueRevocations, type Revocation } from '#plugins/packages/revocations'
import { type Certificate, issueCertificate, signIntegrity } from '#plugins/packages/signature'
import { INTEGRITY_FILE, contentOf } from '#plugins/packages/package_files'
import type { PackageFile } from '#plugins/packages/tar'
import type { TrustPolicy } from '#plugins/packages/trust'
import { PluginRegistry } from '#plugins/registry'
import type { Manifest, Permission } from '#sdk'

export type Key = ReturnType<typeof makeKey>

/** Stands for Florin's own root key, whose private half no test has. */
export const ROOT = makeKey()
export const PUBLISHER = makeKey()
export const STRANGER = makeKey()

export const FILE_PERMISSION: Permission = { kind: 'file', scope: 'the file', reason: 'It is what is read.' }
export const HTTP_PERMISSION: Permission = {
  kind: 'http',
  scope: 'api.example.org',
  methods: ['GET'],
  reason: 'The rates are published there.',
}

export interface PackageDraft {
  id?: string
  version?: string
  api?: string
  publisher?: string
  permissions?: Permission[]
  /** The code; an importer that reads nothing without it. */
  source?: string
  /** Files beside the manifest and the bundle. */
  files?: Record<string, string | Buffer>
  key?: Key
  certificate?: Certificate
}

const IMPORTER =
  'var florinPlugin={default:{importer:{detect(){return{confidence:0}},parse(){return{statements:[],issues:[]}}}}};'

export function manifestOf({ id, version, api, publisher, permissions }: PackageDraft = {}): Manifest {
  return {
    schema: 'florin-plugin/1',
    id: id ?? 'org.example.bank',
    name: 'Example bank',
    description: 'Reads what the Example bank exports.',
    version: version ?? '1.0.0',
    api: api ?? '^1.0',
    publisher: { name: publisher ?? 'Example Org' },
    license: 'MIT',
    contributes: { importer: { formats: [{ name: 'Example', extensions: ['.exa'], media_types: ['text/plain'] }] } },
    permissions: permissions ?? [],
  }
}

export function filesOf(draft: PackageDraft = {}): PackageFile[] {
  const more = Object.entries(draft.files ?? {}).map(([name, content]) => ({ name, content: Buffer.from(content) }))
  return [
    { name: 'plugin.json', content: Buffer.from(JSON.stringify(manifestOf(draft), null, 2)) },
    { name: 'plugin.js', content: Buffer.from(draft.source ?? IMPORTER) },
    ...more,
  ]
}

/** A package as its author would make it; signed where the draft has a key. */
export async function makePackage(draft: PackageDraft = {}): Promise<Buffer> {
  const archive = writePackage(filesOf(draft))
  return draft.key ? signPackage(archive, draft.key, draft.certificate) : archive
}

export async function signPackage(archive: Buffer, key: Key, certificate?: Certificate): Promise<Buffer> {
  const checked = await readPackage(archive)
  const integrity = contentOf(checked.files, INTEGRITY_FILE)!
  return resealed(checked, signIntegrity(integrity, key.privatePem, certificate))
}

export function certify(
  key: Key,
  { prefix = 'org.example.', publisher = 'Example Org', root = ROOT } = {},
): Certificate {
  const statement = { publisher, public_key: key.publicKey, id_prefix: prefix, issued_on: '2026-01-02' }
  return issueCertificate(statement, root.privatePem)
}

export const revocations = (entries: Revocation[], root = ROOT) =>
  issueRevocations('2026-01-02', entries, root.privatePem)

export interface PackageGround extends PackageWork {
  clock: FixedClock
  /** Holds `plugins/` and what an administrator put there. */
  folder: string
  revocationFile: string
  shippedRevocations: string
  /** As after a restart: a registry that knows nothing yet. */
  restart(): Promise<PluginRegistry>
}

export interface GroundSettings {
  policy?: Partial<TrustPolicy>
  download?: Download
  catalogue?: string
  folder?: string
}

/** Everything that installing takes, on the database of the test run and in a folder of its own, with a root key that tests have. */
export async function openPackages(settings: GroundSettings = {}): Promise<PackageGround> {
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'florin-packages-'))
  const revocationFile = join(folder, 'revocations.json')
  const shippedRevocations = join(folder, 'shipped.json')
  writeFileSync(shippedRevocations, revocations([]))
  const database = await app.container.make('florin.database')
  await database.systemWrite(async (writes) => {
    await writes.run('DELETE FROM plugin_packages')
    await writes.run('DELETE FROM publisher_keys')
  })
  const policy: TrustPolicy = { rootKeys: [ROOT.publicKey], development: false, ...settings.policy }
  const store = new PackageStore(join(folder, 'plugins'))
  const parts = { database, store, policy, revocationFile, shippedRevocations }
  const [packages, clock] = [new LoadPackages(parts), new FixedClock('2026-01-02T03:04:05Z')]
  const registry = new PluginRegistry(BUNDLED_PLUGINS, packages)
  const download = settings.download ?? (() => Promise.reject(new Error('Nothing is downloaded here.')))
  const restart = async () => {
    const fresh = new PluginRegistry(BUNDLED_PLUGINS, new LoadPackages(parts))
    await fresh.freshen()
    return fresh
  }
  const catalogue = settings.catalogue ?? SHIPPED_CATALOGUE
  return { ...parts, packages, clock, registry, download, catalogue, folder, restart }
}

export function closePackages({ folder }: PackageGround): void {
  rmSync(folder, { recursive: true, force: true })
}
