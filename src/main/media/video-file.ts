import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import type { Job } from '../../contract/queue/job.ts'
import { fileIdOf } from '../../engine/media/files/file-id.ts'
import { containerOf, isSupportedContainer, magicBytes } from '../../engine/media/mp4/container.ts'
import type { ThumbnailVideo } from '../../engine/media/thumbnails/thumbnail-queue.ts'

/** A job's video as checked. Its path stays in the main process. */
export type CheckedVideo = Pick<ThumbnailVideo, 'path' | 'sizeBytes' | 'durationS'>

/** One version of a file. */
type VideoStamp = Pick<ThumbnailVideo, 'sizeBytes' | 'mtimeMs' | 'fileId'>

/** A file that is still the checked video, or the reason why not. */
export type VideoInspection =
  | { kind: 'video'; stamp: VideoStamp; container: 'mp4' | 'mov' }
  | { kind: 'missing' }
  | { kind: 'changed' }

/** Size of one read: a tenth of a second of a high-quality video. */
const stepBytes = 1024 * 1024

/** Returns a job's video if the checks found an MP4 or MOV with a measurable picture; else null. */
export function checkedVideo(
  job: Pick<Job, 'path' | 'sizeBytes' | 'media'> | null
): CheckedVideo | null {
  const media = job?.media
  if (!job || !media || !isSupportedContainer(media.container) || media.width === null) return null
  return { path: job.path, sizeBytes: job.sizeBytes, durationS: media.durationS }
}

/** Runs `work` on an open regular file and closes it. Checks the type first: a FIFO would block. */
async function withFile<T>(
  path: string,
  work: (handle: FileHandle, stamp: VideoStamp) => Promise<T>
): Promise<T | null> {
  if (!(await stat(path)).isFile()) return null
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const now = await handle.stat()
    return now.isFile()
      ? await work(handle, {
          sizeBytes: now.size,
          mtimeMs: now.mtimeMs,
          fileId: fileIdOf(await handle.stat({ bigint: true }))
        })
      : null
  } finally {
    await handle.close()
  }
}

/** Checks whether this path still holds a video of that size, by the file's own first bytes. */
export async function inspectVideo(path: string, sizeBytes: number): Promise<VideoInspection> {
  try {
    const look = await withFile(path, async (handle, stamp): Promise<VideoInspection> => {
      if (stamp.sizeBytes !== sizeBytes) return { kind: 'changed' }
      const head = Buffer.alloc(Math.min(magicBytes, sizeBytes))
      await handle.read(head, 0, head.length, 0)
      const container = containerOf(head)
      return isSupportedContainer(container)
        ? { kind: 'video', stamp, container: container === 'mov' ? 'mov' : 'mp4' }
        : { kind: 'changed' }
    })
    return look ?? { kind: 'changed' }
  } catch {
    return { kind: 'missing' }
  }
}

/**
 * Streams the bytes from `start` to `end` of this version of a file on demand. The file is open
 * only during a read, so a video that is paused or abandoned in the window holds no descriptor and
 * can be renamed or deleted. Ends with an error once the file has changed.
 */
export function streamVideo(
  path: string,
  stamp: VideoStamp,
  start: number,
  end: number
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await withFile(path, async (handle, now) => {
          if (now.sizeBytes !== stamp.sizeBytes || now.mtimeMs !== stamp.mtimeMs) return null
          const wanted = new Uint8Array(Math.min(stepBytes, end - at + 1))
          const { bytesRead } = await handle.read(wanted, 0, wanted.length, at)
          return bytesRead === 0 ? null : wanted.subarray(0, bytesRead)
        })
        if (chunk === null) throw new Error('the file changed while it was played')
        at += chunk.length
        controller.enqueue(chunk)
        if (at > end) controller.close()
      }
    },
    { highWaterMark: 0 }
  )
}
