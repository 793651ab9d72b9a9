// Runs before the first paint, so that a chosen theme never flashes the other one. A file, not inline: the
// content security policy allows no inline script of ours.
for (const name of ['theme', 'density']) {
  const chosen = localStorage.getItem(`florin.${name}`)
  if (chosen) document.documentElement.dataset[name] = chosen
}
