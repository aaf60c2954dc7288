/** The largest document in bytes unless the server's configuration says otherwise: 20 MB (domain assumption). */
export const DEFAULT_DOCUMENT_MAX_BYTES = 20 * 1024 * 1024;

/** The longest document name, in bytes of UTF-8: what common file systems take. */
export const DOCUMENT_NAME_MAX_BYTES = 255;

/** The size of one slice of a document on the device and in the server's receiving table, in bytes. */
export const DOCUMENT_PART_BYTES = 256 * 1024;
