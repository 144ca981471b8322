import type { Choices } from '../../../contract/ipc/composer-calls.ts'
import type { IpcInput } from '../../../contract/ipc.ts'
import type { PostOptions, PrivacyLevel } from '../../../contract/post-options.ts'

/** A value that the edited files share, or that they differ in it. */
export type Shared<T> = { same: true; value: T } | { same: false }

/** What the edited files have in common. An audience of null was never chosen. */
export interface SharedChoices {
  caption: Shared<string>
  audience: Shared<PrivacyLevel | null>
  allowComment: Shared<boolean>
  allowDuet: Shared<boolean>
  allowStitch: Shared<boolean>
}

/** The fields that a person touched; all others stay as they are in each file. */
export interface Edits {
  caption?: string
  audience?: PrivacyLevel
  allowComment?: boolean
  allowDuet?: boolean
  allowStitch?: boolean
}

function shared<T>(values: readonly T[]): Shared<T> {
  const [value, ...others] = new Set(values)
  return value === undefined || others.length > 0 ? { same: false } : { same: true, value }
}

/** Sums the choices of several files up for the form. Nothing is allowed to others before somebody allows it. */
export function shareChoices({ caption, groups }: Choices): SharedChoices {
  return {
    caption: caption === null ? { same: false } : { same: true, value: caption },
    audience: shared(groups.map(({ options }) => options?.privacyLevel ?? null)),
    allowComment: shared(groups.map(({ options }) => options?.disableComment === false)),
    allowDuet: shared(groups.map(({ options }) => options?.disableDuet === false)),
    allowStitch: shared(groups.map(({ options }) => options?.disableStitch === false))
  }
}

/** The orders that carry the edits out, one for the files that end up with the same; `audience`: some file has none yet and needs one first. */
export function editOrders({ groups }: Choices, edits: Edits): { orders: IpcInput<'queue.edit'>[] } | { problem: 'audience' } {
  const orders: IpcInput<'queue.edit'>[] = []
  for (const { options: before, jobIds } of groups) {
    const options = edited(before, edits)
    if (options === 'no-audience') return { problem: 'audience' }
    const differs = options !== null && JSON.stringify(options) !== JSON.stringify(before)
    if (!differs && edits.caption === undefined) continue
    orders.push({ jobIds, ...(edits.caption !== undefined && { caption: edits.caption }), ...(differs && { options }) })
  }
  return { orders }
}

const disabled = (allowed: boolean | undefined, was: boolean | undefined): boolean => (allowed === undefined ? (was ?? true) : !allowed)

function edited(before: PostOptions | null, edits: Edits): PostOptions | 'no-audience' | null {
  const privacyLevel = edits.audience ?? before?.privacyLevel
  if (privacyLevel === undefined) {
    return edits.allowComment === undefined && edits.allowDuet === undefined && edits.allowStitch === undefined ? null : 'no-audience'
  }
  return {
    privacyLevel,
    disableComment: disabled(edits.allowComment, before?.disableComment),
    disableDuet: disabled(edits.allowDuet, before?.disableDuet),
    disableStitch: disabled(edits.allowStitch, before?.disableStitch)
  }
}
