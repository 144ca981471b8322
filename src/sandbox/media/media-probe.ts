import { execFile } from 'node:child_process'
import { z } from 'zod'

/** The probe result of uploaded bytes, stored with them. */
export const mediaProbe = z.discriminatedUnion('kind', [
  /** There is no ffprobe, or it did not finish. */
  z.object({ kind: z.literal('unchecked') }),
  z.object({ kind: z.literal('not-a-video') }),
  z.object({
    kind: z.literal('video'),
    /** ffprobe's name list, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
    formatName: z.string(),
    codec: z.string(),
    width: z.number(),
    height: z.number(),
    fps: z.number().nullable(),
    videoDurationS: z.number().nullable(),
    fileDurationS: z.number().nullable()
  })
])

export type MediaProbe = z.infer<typeof mediaProbe>

const fields =
  'format=format_name,duration:stream=codec_type,codec_name,width,height,avg_frame_rate,duration:stream_disposition=attached_pic'
const limits = '-protocol_whitelist file -format_whitelist mov,matroska,webm,avi,flv,mpegts'
const timeoutMs = 60_000

const stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  avg_frame_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional()
})

const output = z.object({
  streams: z.array(stream).default([]),
  format: z
    .object({ format_name: z.string().optional(), duration: z.string().optional() })
    .default({})
})

/** Reads a stored file with ffprobe, local files only, never following a playlist. Never throws. */
export async function probeMedia(
  ffprobePath: string | null,
  filePath: string,
  signal: AbortSignal
): Promise<MediaProbe> {
  if (ffprobePath === null) return { kind: 'unchecked' }
  const show = ['-show_entries', fields, '-of', 'json']
  const args = ['-v', 'error', ...limits.split(' '), ...show, '-i', `file:${filePath}`]
  const bounds = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 1_000_000 } as const
  return new Promise((resolve) => {
    execFile(ffprobePath, args, { ...bounds, windowsHide: true, signal }, (error, stdout) => {
      if (error === null) resolve(readProbe(stdout))
      else resolve({ kind: typeof error.code === 'number' ? 'not-a-video' : 'unchecked' })
    })
  })
}

/** Reads ffprobe's JSON. Cover art counts as a picture, not as a video. */
export function readProbe(json: string): MediaProbe {
  const parsed = output.safeParse(parseJson(json))
  if (!parsed.success) return { kind: 'not-a-video' }
  const video = parsed.data.streams.find(
    (one) => one.codec_type === 'video' && one.disposition?.attached_pic !== 1
  )
  if (video === undefined) return { kind: 'not-a-video' }
  return {
    kind: 'video',
    formatName: parsed.data.format.format_name ?? '',
    codec: video.codec_name ?? '',
    width: video.width ?? 0,
    height: video.height ?? 0,
    fps: readFraction(video.avg_frame_rate),
    videoDurationS: readSeconds(video.duration),
    fileDurationS: readSeconds(parsed.data.format.duration)
  }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function readSeconds(text: string | undefined): number | null {
  const seconds = Number(text)
  return text === undefined || !Number.isFinite(seconds) ? null : seconds
}

function readFraction(text: string | undefined): number | null {
  const [over, under] = (text ?? '').split('/').map(Number)
  if (over === undefined || under === undefined || under === 0 || !Number.isFinite(over / under))
    return null
  return over / under
}
