import { readFile } from 'node:fs/promises'
import type {
  ThumbnailAnswer,
  ThumbnailVideo
} from '../../engine/media/thumbnails/thumbnail-queue.ts'
import { readRange } from './byte-range.ts'
import { inspectVideo, streamVideo, type CheckedVideo, type VideoInspection } from './video-file.ts'
import { readMediaUrl } from './media-url.ts'

export interface MediaSources {
  /** Returns the checked video of a job of this session; null if there is none to show. */
  video: (session: number, jobId: string) => CheckedVideo | null
  thumbnail: (video: ThumbnailVideo) => Promise<ThumbnailAnswer>
}

type Video = Extract<VideoInspection, { kind: 'video' }>

const contentTypes = { mp4: 'video/mp4', mov: 'video/quicktime' } as const
const always = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store'
}

/** Refuses with an empty answer: it must not reveal whether or where a file exists. */
function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, {
    status,
    headers: { ...always, ...(status === 405 && { allow: 'GET, HEAD' }) }
  })
}

/**
 * Answers that there is nothing to show now: the file is gone or changed, or its thumbnail is not
 * made. Not the page's fault: its element fires `error`, and the page asks for the reason
 * (`media.state`). A status of 400 or above would also be written to its console.
 */
function nothingToShow(): Response {
  return new Response(null, { status: 204, headers: always })
}

/**
 * Answers a request for a video or its thumbnail by RFC 9110. Serves only videos measured as MP4 or
 * MOV, and only while the file is the one checked; refuses the rest without a reason.
 */
export async function answerMedia(
  request: Pick<Request, 'url' | 'method' | 'headers'>,
  sources: MediaSources
): Promise<Response> {
  const wish = readMediaUrl(request.url)
  if (wish === null) return refuse(403)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const checked = sources.video(wish.session, wish.jobId)
  if (checked === null) return refuse(404)
  const look = await inspectVideo(checked.path, checked.sizeBytes)
  if (look.kind !== 'video') return nothingToShow()
  return wish.kind === 'preview'
    ? answerPreview(request, checked, look)
    : answerThumbnail(request, checked, look, sources)
}

function answerPreview(
  request: Pick<Request, 'method' | 'headers'>,
  { path }: CheckedVideo,
  { stamp, container }: Video
): Response {
  const { sizeBytes } = stamp
  const headers = { ...always, 'content-type': contentTypes[container], 'accept-ranges': 'bytes' }
  // Answers carry no validator, so `If-Range` never matches: send the whole (RFC 9110, 13.1.5).
  const asked =
    request.method === 'GET' && !request.headers.has('if-range')
      ? request.headers.get('range')
      : null
  const range = readRange(asked, sizeBytes)
  if (range.kind === 'none')
    return new Response(null, {
      status: 416,
      headers: { ...always, 'content-range': `bytes */${sizeBytes}` }
    })
  const { start, end } = range.kind === 'part' ? range : { start: 0, end: sizeBytes - 1 }
  const body = request.method === 'HEAD' ? null : streamVideo(path, stamp, start, end)
  return new Response(body, {
    status: range.kind === 'part' ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(range.kind === 'part' && { 'content-range': `bytes ${start}-${end}/${sizeBytes}` })
    }
  })
}

async function answerThumbnail(
  { method }: Pick<Request, 'method'>,
  { path, durationS }: CheckedVideo,
  { stamp }: Video,
  sources: MediaSources
): Promise<Response> {
  const answer = await sources.thumbnail({ path, durationS, ...stamp })
  if (answer.kind !== 'made') return nothingToShow()
  try {
    const picture = new Uint8Array(await readFile(answer.path))
    return new Response(method === 'HEAD' ? null : picture, {
      headers: { ...always, 'content-type': 'image/jpeg', 'content-length': String(picture.length) }
    })
  } catch {
    return nothingToShow()
  }
}
