import type { ContainerBindings } from '@adonisjs/core/types'

type Binding = keyof ContainerBindings | (new (...parts: never[]) => object)
type Part<B> = B extends keyof ContainerBindings
  ? ContainerBindings[B]
  : B extends new (...parts: never[]) => infer Instance
    ? Instance
    : never

/**
 * Names what the container passes to a service's constructor, in order: `@needs('florin.database', 'florin.clock')`.
 * AdonisJS's `@inject()` reads types at run time and so cannot name an interface; here the compiler compares names and types.
 */
export function needs<const Bindings extends readonly Binding[]>(...bindings: Bindings) {
  return function (service: new (...parts: { -readonly [At in keyof Bindings]: Part<Bindings[At]> }) => object): void {
    Object.defineProperty(service, 'containerInjections', { value: { _constructor: { dependencies: bindings } } })
  }
}
