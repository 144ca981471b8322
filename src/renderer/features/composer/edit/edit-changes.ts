import { hashtagsIn } from '../../../../contract/text/caption.ts'
import type { Choices, WordChange } from '../../../../contract/ipc/composer-calls.ts'
import type { QueueCommand } from '../../../../contract/queue/queue-command.ts'
import type { PostOptions, PrivacyLevel } from '../../../../contract/queue/post-options.ts'

/** A value that the edited files share, or a mark that it differs. */
export type Shared<T> = { same: true; value: T } | { same: false }

/** The fields that the user changed; all others stay as they are in each file. */
export interface Edits {
  caption?: string
  /** Which files get the caption if only some have one. Default: those without one. */
  captionFor?: 'all' | 'empty'
  hashtags?: string
  hashtagsHow?: 'add' | 'empty' | 'replace'
  audience?: PrivacyLevel
  allowComment?: boolean
  allowDuet?: boolean
  allowStitch?: boolean
}

function shared<T>(values: readonly T[]): Shared<T> {
  const [value, ...others] = new Set(values)
  return value === undefined || others.length > 0 ? { same: false } : { same: true, value }
}

/** Reads the typed hashtags, `#` optional, split at spaces or commas; null if a word is invalid. */
export function readHashtags(typed: string): string[] | null {
  const words = typed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => `#${word.replace(/^#+/, '')}`)
  return words.every((word) => hashtagsIn(word)[0] === word) ? [...new Set(words)] : null
}

/** Returns the caption and hashtag change; null if none, problem `hashtags` if input is invalid. */
export function wordChange(
  { withoutCaption }: Choices,
  edits: Edits,
  files: number
): WordChange | null | { problem: 'hashtags' } {
  const someHaveOne = withoutCaption > 0 && withoutCaption < files
  const tags = readHashtags(edits.hashtags ?? '')
  if (tags === null) return { problem: 'hashtags' }
  const change: WordChange = {
    ...(edits.caption !== undefined && {
      caption: { text: edits.caption, which: someHaveOne ? (edits.captionFor ?? 'empty') : 'all' }
    }),
    ...(tags.length > 0 && { hashtags: { tags, how: edits.hashtagsHow ?? 'add' } })
  }
  return Object.keys(change).length === 0 ? null : change
}

/**
 * Returns what the edited files share. A null audience was never chosen; permissions count as off
 * until the user allows them.
 */
export function shareChoices({ caption, groups }: Pick<Choices, 'caption' | 'groups'>) {
  return {
    caption: shared(caption === null ? [] : [caption]),
    audience: shared(groups.map(({ options }) => options?.privacyLevel ?? null)),
    allowComment: shared(groups.map(({ options }) => options?.disableComment === false)),
    allowDuet: shared(groups.map(({ options }) => options?.disableDuet === false)),
    allowStitch: shared(groups.map(({ options }) => options?.disableStitch === false))
  }
}

type Edit = Omit<Extract<QueueCommand, { kind: 'edit' }>, 'kind'>

/** Returns edit commands, one per group of equal choices; `audience`: a file has none yet. */
export function editOrders(
  { groups }: Choices,
  edits: Edits
): { orders: Edit[] } | { problem: 'audience' } {
  const orders: Edit[] = []
  for (const { options: before, jobIds } of groups) {
    const options = edited(before, edits)
    if (options === 'no-audience') return { problem: 'audience' }
    const differs = options !== null && JSON.stringify(options) !== JSON.stringify(before)
    if (differs) orders.push({ jobIds, options })
  }
  return { orders }
}

const disabled = (allowed: boolean | undefined, was: boolean | undefined): boolean =>
  allowed === undefined ? (was ?? true) : !allowed

function edited(before: PostOptions | null, edits: Edits): PostOptions | 'no-audience' | null {
  const privacyLevel = edits.audience ?? before?.privacyLevel
  if (privacyLevel === undefined) {
    const { allowComment, allowDuet, allowStitch } = edits
    return (allowComment ?? allowDuet ?? allowStitch) === undefined ? null : 'no-audience'
  }
  return {
    privacyLevel,
    disableComment: disabled(edits.allowComment, before?.disableComment),
    disableDuet: disabled(edits.allowDuet, before?.disableDuet),
    disableStitch: disabled(edits.allowStitch, before?.disableStitch)
  }
}
