export const mediaScheme = 'app-media'

/** The page's request for a job's video: to play it, or one picture of it. */
export interface MediaWish {
  kind: 'preview' | 'thumbnail'
  session: number
  jobId: string
}

// Matches the raw text, undecoded: only a session number, a job id and at most a version.
const form = /^app-media:\/\/(preview|thumbnail)\/(\d{1,9})\/([\w-]{1,200})(?:\?v=[\w.-]{1,40})?$/

/** Reads `app-media://preview/<session>/<jobId>` and `…://thumbnail/…?v=<version>`; else null. */
export function readMediaUrl(url: string): MediaWish | null {
  const [, kind, session, jobId] = form.exec(url) ?? []
  if ((kind !== 'preview' && kind !== 'thumbnail') || jobId === undefined) return null
  return { kind, session: Number(session), jobId }
}
