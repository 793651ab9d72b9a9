declare global {
  namespace App {
    interface Error {
      message: string
      /** What happened in a few words, where that is known. */
      title?: string
    }
    interface PageState {
      /** A sheet was opened from the page below it, so closing it goes back instead of adding history. */
      sheet?: boolean
    }
  }
}

export {}
