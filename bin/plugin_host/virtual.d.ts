declare module 'virtual:guest_bridge' {
  /** The compiled source of guest/bridge.ts, put in by plugins/build.mjs. */
  const source: string
  export default source
}
