/** Text with its percent-encoding taken back; as it is where a percent sign begins nothing. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // It was not encoded by us, and there is no other reading of it.
    return text
  }
}
