/** What the process that reads PDF documents is asked. */
export interface PdfQuestion {
  bytes: Uint8Array
  password?: string
}

export interface PdfItem {
  /** From the left and the top edge, in points; `y` is the line the letters stand on. */
  x: number
  y: number
  width: number
  height: number
  text: string
}

export interface PdfPage {
  width: number
  height: number
  items: PdfItem[]
}

export type PdfAnswer =
  { ok: true; pages: PdfPage[] } | { ok: false; why: 'damaged' | 'password_needed' | 'wrong_password' }
