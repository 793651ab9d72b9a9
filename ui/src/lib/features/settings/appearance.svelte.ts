export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'

/** How this browser shows Florin; `static/appearance.js` applies it before the first paint. */
class Appearance {
  #theme = $state<Theme>((localStorage.getItem('florin.theme') as Theme | null) ?? 'system')
  #density = $state<Density>((localStorage.getItem('florin.density') as Density | null) ?? 'comfortable')

  get theme(): Theme {
    return this.#theme
  }
  set theme(theme: Theme) {
    this.#theme = theme
    keep('theme', theme === 'system' ? null : theme)
  }

  get density(): Density {
    return this.#density
  }
  set density(density: Density) {
    this.#density = density
    keep('density', density === 'comfortable' ? null : density)
  }
}

function keep(name: 'theme' | 'density', value: string | null): void {
  const root = document.documentElement
  if (value === null) {
    localStorage.removeItem(`florin.${name}`)
    delete root.dataset[name]
  } else {
    localStorage.setItem(`florin.${name}`, value)
    root.dataset[name] = value
  }
}

export const appearance = new Appearance()
