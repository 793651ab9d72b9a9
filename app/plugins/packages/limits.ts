/** What a package may be at most. An archive is refused at the first limit it exceeds, before more of it is read. */
export const ARCHIVE_BYTES_MAX = 4 * 1024 * 1024
export const UNPACKED_BYTES_MAX = 16 * 1024 * 1024
/** How many times its own size an archive may unpack to; small ones are mostly padding, so they get a floor. */
export const RATIO_MAX = 50
export const UNPACKED_BYTES_FLOOR = 256 * 1024
export const FILES_MAX = 100

export const BUNDLE_BYTES_MAX = 2 * 1024 * 1024
export const MANIFEST_BYTES_MAX = 256 * 1024
export const ICON_BYTES_MAX = 64 * 1024
export const ICON_PIXELS_MAX = 1024
export const TEXT_BYTES_MAX = 256 * 1024

/** Versions of a plugin that are kept on disk: the active one and those it can be rolled back to. */
export const VERSIONS_KEPT = 3

export const CATALOGUE_BYTES_MAX = 1024 * 1024
