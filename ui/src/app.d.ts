declare global {
  namespace App {
    interface PageState {
      /** A sheet was opened from the page below it, so closing it goes back instead of adding history. */
      sheet?: boolean
    }
  }
}

export {}
