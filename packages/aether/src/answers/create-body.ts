import { refusedHere } from '../errors/aether-error.ts'
import type { PostInput } from '../types.ts'
import { aetherWire } from '../wire.ts'

const names = aetherWire.requestFields

/** Builds the create body in the tutorial's shape only: two shapes at once could post twice. */
export function createPostBody(input: PostInput): Record<string, unknown> {
  if (typeof input.profileId !== 'string' || input.profileId === '')
    throw refusedHere('INVALID_ARGUMENT', 'A post needs the id of a profile.')
  if (typeof input.content?.text !== 'string')
    throw refusedHere('INVALID_ARGUMENT', 'A post needs content with a text, which may be empty.')
  if (
    !Array.isArray(input.mediaKeys) ||
    !input.mediaKeys.every((key) => typeof key === 'string' && key !== '')
  ) {
    throw refusedHere('INVALID_ARGUMENT', 'A post needs a list of media keys.')
  }
  return {
    [names.profileId.value]: input.profileId,
    [names.content.value]: { [names.contentText.value]: input.content.text },
    [names.mediaKeys.value]: input.mediaKeys,
    // The tutorial sends this field even when it is empty.
    [names.platforms.value]: {
      ...input.platforms,
      [names.tiktok.value]: { ...input.platforms?.tiktok }
    },
    ...(input.scheduledFor === undefined ? {} : scheduleBody(input.scheduledFor))
  }
}

/** Formats a post's time as a UTC instant ending in Z. Rejects a text without a zone: ambiguous. */
export function scheduleBody(scheduledFor: string | Date): Record<string, string> {
  const zoned = typeof scheduledFor !== 'string' || /(Z|[+-]\d\d:?\d\d)$/i.test(scheduledFor)
  const instant = new Date(scheduledFor)
  if (!zoned || Number.isNaN(instant.getTime())) {
    throw refusedHere(
      'INVALID_ARGUMENT',
      'The time of a post must be a date and time with Z or an offset, such as 2026-06-15T09:00:00Z.'
    )
  }
  return { [names.scheduledFor.value]: instant.toISOString() }
}
