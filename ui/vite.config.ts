import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

const server = process.env.FLORIN_SERVER ?? 'http://localhost:3333'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ pages: 'dist', assets: 'dist', fallback: 'app.html', precompress: true }),
      // An instance serves one build until it restarts: focus checks are enough, polling would wake idle tabs.
      version: { pollInterval: 0 },
    }),
  ],
  // light-dark() and nesting are native in every browser we support; transpiled, the theme switch doubles in size.
  build: { target: 'es2023', cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
  server: { port: 5173, strictPort: true, proxy: { '/api': server } },
})
