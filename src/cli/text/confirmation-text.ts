import type { Account } from '../../contract/account/account.ts'
import { accountName } from '../../contract/account/account-name.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { PostOptions } from '../../contract/queue/post-options.ts'
import { isBlocked } from '../../contract/queue/phase.ts'
import { privacyName } from '../privacy.ts'
import { plural } from './format-amount.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/** "@name" where the name is known, else the profile id, by which the user names it here. */
export function shownName({
  profileId,
  username
}: Pick<Account, 'profileId' | 'username'>): string {
  return visibleText(accountName({ profileId, username, displayName: null }))
}

/** The sentence to confirm: count, account, time if not now, audience, warnings, blocked files. */
export function confirmationText(
  jobs: readonly Job[],
  account: Pick<Account, 'profileId' | 'username'>,
  options: PostOptions,
  when: string | null = null
): string {
  const ready = jobs.filter((job) => job.phase === 'ready')
  const warnings = ready.reduce(
    (sum, job) => sum + job.findings.filter((finding) => finding.severity === 'warn').length,
    0
  )
  const blocked = jobs.filter((job) => isBlocked(job.phase)).length
  const allowed = [
    !options.disableComment && 'comments',
    !options.disableDuet && 'duets',
    !options.disableStitch && 'stitches'
  ].filter(Boolean)
  return [
    `Publish ${ready.length} to ${shownName(account)}`,
    when,
    `audience: ${privacyName(options.privacyLevel)}`,
    allowed.length > 0 ? `with ${allowed.join(', ')}` : 'no comments, duets or stitches',
    warnings > 0 && plural(warnings, 'warning'),
    blocked > 0 && `${plural(blocked, 'blocked file')} ${blocked === 1 ? 'stays' : 'stay'} behind`
  ]
    .filter(Boolean)
    .join(', ')
}
