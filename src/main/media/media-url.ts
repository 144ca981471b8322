export const mediaScheme = 'app-media'

/** What the page asks of a job's video: to play it, or one picture of it. */
export interface MediaWish {
  kind: 'preview' | 'thumbnail'
  session: number
  jobId: string
}

// The text as it came is matched, nothing is decoded: a session's number, a job's id, at most a version, and nothing else.
const form = /^app-media:\/\/(preview|thumbnail)\/(\d{1,9})\/([\w-]{1,200})(?:\?v=[\w.-]{1,40})?$/

/** Reads `app-media://preview/<session>/<jobId>` and `app-media://thumbnail/<session>/<jobId>?v=<version>`; null for anything else. */
export function readMediaUrl(url: string): MediaWish | null {
  const [, kind, session, jobId] = form.exec(url) ?? []
  if ((kind !== 'preview' && kind !== 'thumbnail') || jobId === undefined) return null
  return { kind, session: Number(session), jobId }
}
