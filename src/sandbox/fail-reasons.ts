/**
 * Reasons why an accepted post can fail: TikTok's published `fail_reason` values (its status
 * reference), and POST_LIMIT_REACHED, from the vendor's webhook page; with the sandbox's message.
 */
export const failReasons = {
  file_format_check_failed: 'TikTok does not accept the container or codec of this file.',
  duration_check_failed: 'TikTok does not accept the length of this video.',
  frame_rate_check_failed: 'TikTok accepts 23 to 60 frames a second.',
  picture_size_check_failed: 'TikTok accepts pictures whose sides are 360 to 4096 pixels.',
  internal: 'A part of TikTok is not working at the moment.',
  video_pull_failed: 'TikTok could not fetch the video in time.',
  photo_pull_failed: 'TikTok could not fetch the photo in time.',
  publish_cancelled: 'The fetch of the video was cancelled.',
  auth_removed: 'The creator removed the access of this app.',
  spam_risk_too_many_posts: 'The account has posted too much through the API in 24 hours.',
  spam_risk_user_banned_from_posting: 'TikTok has banned this account from posting.',
  spam_risk_text: 'TikTok judged the caption as risky.',
  spam_risk: 'TikTok judged the request as risky.',
  POST_LIMIT_REACHED: 'This account has reached its limit of posts in 24 hours.'
} as const satisfies Record<string, string>

export type FailReason = keyof typeof failReasons

/** Returns the message of a late failure; an invented code gets a generic one. */
export function failMessage(code: string): string {
  const known: Record<string, string> = failReasons
  return known[code] ?? `TikTok refused the post (${code}).`
}
