import { randomUUID } from 'node:crypto'
import { refusedHere } from '../errors/aether-error.ts'
import { aetherWire } from '../wire.ts'

/** The bytes before and after the file: they make the total length known at the start. */
export interface MultipartFrame {
  contentType: string
  head: Buffer
  tail: Buffer
}

/**
 * Frames a file as multipart/form-data, with `mimeType` first, so that the server gets it early.
 */
export function frameMultipart(mimeType: string, filename: string): MultipartFrame {
  if (!/^[\w.+-]+\/[\w.+-]+(;[\x20-\x7e]*)?$/.test(mimeType))
    throw refusedHere('INVALID_ARGUMENT', 'mimeType must be a media type such as video/mp4.')
  const boundary = `----aether-${randomUUID()}`
  const { uploadMimeType, uploadFile } = aetherWire.requestFields
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${uploadMimeType.value}"`,
    '',
    mimeType,
    `--${boundary}`,
    `Content-Disposition: form-data; name="${uploadFile.value}"; filename="${escapeFilename(filename)}"`,
    `Content-Type: ${mimeType}`,
    '',
    ''
  ].join('\r\n')
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(head),
    tail: Buffer.from(`\r\n--${boundary}--\r\n`)
  }
}

/**
 * Escapes a file name for quotes as browsers do (HTML, "escape a multipart form data name"; RFC
 * 7578, 4.2 and 5.1): quotes and line breaks percent-encoded, non-ASCII as UTF-8. Slashes,
 * backslashes and other control characters, which servers read differently, become underscores.
 */
export function escapeFilename(filename: string): string {
  return (
    filename
      .toWellFormed()
      .replaceAll('"', '%22')
      .replaceAll('\r', '%0D')
      .replaceAll('\n', '%0A')
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      .replace(/[\u0000-\u001f\u007f/\\]/g, '_')
  )
}
