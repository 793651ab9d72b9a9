// Runs before the first paint, so that a chosen theme never flashes the other one. A file, not inline: the
// content security policy allows no inline script of ours.
const root = document.documentElement
for (const name of ['theme', 'density']) {
  const chosen = localStorage.getItem(`florin.${name}`)
  if (chosen) root.dataset[name] = chosen
}

// The bar that a phone draws around the page follows the theme of the page, which need not be the system's.
function colourBar() {
  const { theme } = root.dataset
  for (const meta of document.getElementsByTagName('meta')) {
    const { of } = meta.dataset
    if (of) meta.media = !theme ? `(prefers-color-scheme: ${of})` : of === theme ? 'all' : 'not all'
  }
}
colourBar()
new MutationObserver(colourBar).observe(root, { attributeFilter: ['data-theme'] })
