import { defineConfig } from '@adonisjs/static'

const LASTING: [part: string, control: string][] = [
  // Their names change with what is in them.
  ['/_app/immutable/', 'public, max-age=31536000, immutable'],
  ['/icons/', 'public, max-age=86400'],
  ['/apple-touch-icon.png', 'public, max-age=86400'],
]

export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  headers: (path) => ({ 'Cache-Control': LASTING.find(([part]) => path.includes(part))?.[1] ?? 'no-cache' }),
})
