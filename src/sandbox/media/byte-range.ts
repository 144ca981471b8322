/** The bytes of a Range header: a part (both ends included), the whole, or bytes outside. */
export type ByteRange =
  | { kind: 'part'; start: number; end: number }
  | { kind: 'whole' }
  | { kind: 'outside' }

/** Reads one byte range. All else, even several, means the whole file (RFC 9110, section 14). */
export function readByteRange(header: string | undefined, sizeBytes: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (first === '' && last === '') return { kind: 'whole' }
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0
      ? { kind: 'outside' }
      : { kind: 'part', start: sizeBytes - length, end: sizeBytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return { kind: 'whole' }
  return start >= sizeBytes ? { kind: 'outside' } : { kind: 'part', start, end }
}
