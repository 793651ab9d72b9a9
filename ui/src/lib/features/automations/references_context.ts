import { createContext } from 'svelte'
import type { Reference } from './references.ts'

/** What the step of a name may look up, for the fields of its card. */
export const [getReferences, setReferences] = createContext<(stepId: string) => Reference[]>()
