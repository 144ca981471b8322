import { ApiError } from '../api-error.ts'
import type { FailReason } from '../fail-reasons.ts'
import type { ProfileType } from '../state/profile-store.ts'
import type { MediaProbe } from './media-probe.ts'

const durationS: Record<ProfileType, { min: number; max: number }> = {
  standard: { min: 15, max: 60 },
  creator: { min: 15, max: 600 }
}

/**
 * Runs Aether's own check at a create: refuses a video too short or too long for the account.
 * Minimum: of the picture; maximum: of the longer of picture and file; to 0.1 s, bounds included.
 */
export function checkDuration(probe: MediaProbe, type: ProfileType): void {
  if (probe.kind !== 'video') return
  const { min, max } = durationS[type]
  const picture = probe.videoDurationS ?? probe.fileDurationS
  const longest = Math.max(probe.videoDurationS ?? 0, probe.fileDurationS ?? 0)
  const allowed = `this account takes ${min} to ${max} s`
  if (picture !== null && tenths(picture) < min * 10)
    throw new ApiError(
      'VIDEO_TOO_SHORT',
      `The video is ${(tenths(picture) / 10).toFixed(1)} s long; ${allowed}.`
    )
  if (tenths(longest) > max * 10)
    throw new ApiError(
      'VIDEO_TOO_LONG',
      `The video is ${(tenths(longest) / 10).toFixed(1)} s long; ${allowed}.`
    )
}

/**
 * Returns TikTok's verdict after processing; null: publishes. Sizes are as stored, before rotation.
 */
export function lateErrorOf(probe: MediaProbe): FailReason | null {
  if (probe.kind === 'unchecked') return null
  if (probe.kind === 'not-a-video') return 'file_format_check_failed'
  if (!probe.formatName.split(',').includes('mp4') || !['h264', 'hevc'].includes(probe.codec))
    return 'file_format_check_failed'
  if ([probe.width, probe.height].some((side) => side < 360 || side > 4096))
    return 'picture_size_check_failed'
  // Tolerance 0.05: muxers round frame times, and 23 and 60 themselves are allowed.
  if (probe.fps !== null && (probe.fps < 22.95 || probe.fps > 60.05))
    return 'frame_rate_check_failed'
  return null
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10)
}
