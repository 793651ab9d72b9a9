/** Counts up whenever the household's data may have changed; whoever reads it asks the server again. */
class Revision {
  current = $state(0)

  advance(): void {
    this.current++
  }
}

export const revision = new Revision()
