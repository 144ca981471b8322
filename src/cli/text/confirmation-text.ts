import { t } from '../../contract/messages/say.ts'
import type { Account } from '../../contract/account/account.ts'
import { accountName } from '../../contract/account/account-name.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { PostOptions } from '../../contract/queue/post-options.ts'
import { isBlocked } from '../../contract/queue/phase.ts'
import { privacyName } from '../privacy.ts'
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
    !options.disableComment && t('cli.confirm.comments'),
    !options.disableDuet && t('cli.confirm.duets'),
    !options.disableStitch && t('cli.confirm.stitches')
  ].filter(Boolean)
  const publication = {
    ready: ready.length,
    account: shownName(account),
    audience: privacyName(options.privacyLevel),
    allowed:
      allowed.length > 0
        ? t('cli.confirm.allowed', { list: allowed.join(', ') })
        : t('cli.confirm.nothing-allowed'),
    warnings,
    blocked
  }
  return when === null
    ? t('cli.confirm.now', publication)
    : t('cli.confirm.later', { ...publication, when })
}
