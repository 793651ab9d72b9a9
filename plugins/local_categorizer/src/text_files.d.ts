/** Read at build time; esbuild puts them into the bundle as they are. */
declare module '*.txt' {
  const text: string
  export default text
}
