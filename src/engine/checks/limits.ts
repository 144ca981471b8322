import type { AccountType, CheckOptions } from '../../contract/media/check.ts'
import type { Account } from '../../contract/account/account.ts'

/** Pages that the numbers and rules come from. */
export const sources = {
  tiktokMedia: 'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
  tiktokPost: 'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
  aetherGuide: "Aether's guide to posting on TikTok",
  hashtagCap: 'https://www.netinfluencer.com/?p=37510',
  lineBreaks: 'https://ayrshare.com/docs/apis/post/social-networks/tiktok',
  practice: 'not stated by TikTok; common practice of its creators',
  ourselves: 'a promise of this app'
} as const

/** The limits for files and captions. Bounds are inclusive. */
export const limits = {
  /** "4 GB" in TikTok's media guide, GB or GiB unknown: above the smaller one is a warning. */
  largestBytes: 4 * 1024 ** 3,
  largestCertainBytes: 4_000_000_000,
  /** Stored width and height, from TikTok's media guide. */
  side: { minPx: 360, maxPx: 4096 },
  /** Shown width and height below which TikTok visibly enlarges the picture. */
  shown: { widthPx: 720, heightPx: 1280 },
  /** From TikTok's media guide; the tolerance accepts 59.94 and measured 60.01. */
  fps: { min: 23, max: 60 },
  /** Aether's guide: 15 to 60 s for most accounts, to 10 min if TikTok allows long videos. */
  durationS: { standard: { min: 15, max: 60 }, creator: { min: 15, max: 600 } },
  /** Aether's guide recommends 1080x1920. */
  aspect: { width: 9, height: 16, tolerance: 0.01 }
} as const

/** Returns the shortest and longest video for an account: its own limits, else its type's. */
export function durationBounds(options: {
  accountType: AccountType
  minDurationS?: number | null | undefined
  maxDurationS?: number | null | undefined
}): { minS: number; maxS: number } {
  const bounds = limits.durationS[options.accountType]
  return { minS: options.minDurationS ?? bounds.min, maxS: options.maxDurationS ?? bounds.max }
}

/** Returns the MIME type for uploading a video. */
export function mimeTypeFor(container: string): 'video/mp4' | 'video/quicktime' {
  return container === 'mov' ? 'video/quicktime' : 'video/mp4'
}

/** Returns the limits for an account's files; an unknown account has the standard limits. */
export function checkOptionsOf(account: Account | undefined, allowAspect: boolean): CheckOptions {
  return {
    accountType: account?.accountType ?? 'standard',
    minDurationS: account?.minDurationS ?? undefined,
    maxDurationS: account?.maxDurationS ?? undefined,
    strictAspect: account?.strictAspect ?? false,
    allowAspect
  }
}
