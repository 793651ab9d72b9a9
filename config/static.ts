import { defineConfig } from '@adonisjs/static'

export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  headers: (path) => ({
    'Cache-Control': path.includes('/_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }),
})
