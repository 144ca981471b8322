import { Eye } from 'lucide-react'
import { useMemo } from 'react'
import { call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Banner } from '../../../shared/ui/banner.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { attempt } from '../../../shared/use-action.ts'
import { useAllRows } from '../../../state/use-rows.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { wasAnswered } from '../../../../contract/queue/phase.ts'
import { cancelRows, command } from '../../../state/queue-commands.ts'

/** Asks the user to check the first post with a limited audience; the other posts wait for that. */
export function AudienceBanner() {
  const rows = useAllRows()
  const check = useMemo(() => findAudienceCheck(rows), [rows])
  if (check === null) return null
  const { post, differs, heldIds } = check
  return (
    <Banner
      tone={differs ? 'red' : 'amber'}
      label={t('audience.label')}
      icon={<Eye size={16} className={differs ? 'text-tone-red' : 'text-tone-amber'} />}
      action={
        <div className="flex flex-wrap gap-2">
          {post?.hasLink === true && (
            <Button
              role="link"
              size="sm"
              onClick={() => attempt(call('shell.openPost', { jobId: post.id }))}>
              {t('row.openPost')}
            </Button>
          )}
          <Button size="sm" onClick={() => attempt(command({ kind: 'audience-verified' }))}>
            {t('audience.asChosen')}
          </Button>
          <Button size="sm" onClick={() => cancelRows(heldIds)}>
            {t('audienceAnswer.notAsChosen', { held: heldIds.length })}
          </Button>
        </div>
      }>
      {sentence(check)}
    </Banner>
  )
}

function sentence({ post, differs }: AudienceCheck): string {
  if (post === null || post.privacyLevel === null) return t('audience.unseen')
  const told = differs
    ? t('audience.differs', { name: post.name })
    : t('audience.sent', {
        name: post.name,
        audience: t(`composer.audiences.${post.privacyLevel}`)
      })
  return post.hasLink || post.phase === 'cancelled' ? told : `${told} ${t('audience.noLink')}`
}

/** Content of the audience banner; null when no row waits for the check. */
interface AudienceCheck {
  /** The post to check; null if it is no longer in the list. */
  post: JobRow | null
  /** Aether reported another audience than the chosen one. */
  differs: boolean
  /** Jobs that wait for the answer, and are not sent if it is no. */
  heldIds: string[]
}

/** Finds the post to check: one whose audience differs from the choice, else the newest limited. */
export function findAudienceCheck(rows: readonly JobRow[]): AudienceCheck | null {
  const heldIds = rows
    .filter((row) => row.waiting?.reason === 'audience-check')
    .map((row) => row.id)
  if (heldIds.length === 0) return null
  const sent = rows
    .filter((row) => wasAnswered(row.phase) && row.armed)
    .toSorted((a, b) => b.revision - a.revision)
  const differing = sent.find((row) => row.error?.code === 'AUDIENCE_DIFFERS')
  const chosen = sent.find(
    (row) =>
      row.phase !== 'cancelled' &&
      row.privacyLevel !== null &&
      row.privacyLevel !== 'PUBLIC_TO_EVERYONE'
  )
  return { post: differing ?? chosen ?? null, differs: differing !== undefined, heldIds }
}
