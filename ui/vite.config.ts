import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

const server = process.env.FLORIN_SERVER ?? 'http://localhost:3333'

/** What nearly every page needs, in two files: left alone, each icon is a file of its own and a page is a hundred requests. */
const ICONS = { name: 'icons', test: /@lucide/, minShareCount: 2 }
const PARTS = {
  name: 'parts',
  test: /ui\/src\/lib\/(components|format|money|dates)\/(?!dialog|menu|picker|charts|virtual)/,
  minShareCount: 6,
}

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ pages: 'dist', assets: 'dist', fallback: 'app.html', precompress: true }),
      // An instance serves one build until it restarts: focus checks are enough, polling would wake idle tabs.
      version: { pollInterval: 0 },
    }),
  ],
  // light-dark() and nesting are native in every browser we support; transpiled, the theme switch doubles in size.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: { output: { codeSplitting: { groups: [ICONS, PARTS] } } },
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': server } },
})
