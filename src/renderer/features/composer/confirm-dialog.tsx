import { FlaskConical, TriangleAlert } from 'lucide-react'
import { useCallback } from 'react'
import type { ReactNode } from 'react'
import { toast } from 'sonner'
import type { PrivacyLevel } from '../../../contract/post-options.ts'
import { announce, clearDraft, setSelected } from '../../app/app-store.ts'
import type { Draft } from './draft.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'
import { Consent } from './consent.tsx'
import type { PublishPlan } from './publish-plan.ts'

const text = strings.confirm

interface ConfirmDialogProps {
  plan: PublishPlan
  account: string
  draft: Draft & { audience: PrivacyLevel }
  practising: boolean
  onClose: () => void
}

/** The one confirmation before anything leaves: count, account, audience and warnings. Confirming arms these files. */
export function ConfirmDialog({ plan, account, draft, practising, onClose }: ConfirmDialogProps) {
  const { run, busy, error } = useAction(useCallback(async (jobIds: string[], choice: ConfirmDialogProps['draft']) => {
    const { changed, refused } = await call('queue.arm', {
      jobIds,
      caption: choice.caption,
      options: { privacyLevel: choice.audience, disableComment: !choice.allowComment, disableDuet: !choice.allowDuet, disableStitch: !choice.allowStitch }
    })
    setSelected([])
    // The next batch starts with nothing chosen, as TikTok asks for each post.
    clearDraft()
    announce(strings.composer.armed(changed.length))
    const first = refused[0]
    if (first !== undefined) toast.warning(strings.composer.refused(refused.length, first.reason))
    onClose()
  }, [onClose]))
  const allowed = [
    draft.allowComment ? strings.composer.comment.toLowerCase() : '', draft.allowDuet ? strings.composer.duet.toLowerCase() : '', draft.allowStitch ? strings.composer.stitch.toLowerCase() : ''
  ].filter(Boolean)
  return (
    <Modal
      title={text.title(plan.jobIds.length, account)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="primary" disabled={busy || plan.jobIds.length === 0} onClick={() => run(plan.jobIds, draft)}>{strings.composer.publish(plan.jobIds.length, account)}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Line name={strings.composer.account}>{account}</Line>
          <Line name={text.audience}>
            {strings.composer.audiences[draft.audience]} <span className="text-muted">({strings.composer.audienceHints[draft.audience]})</span>
          </Line>
          <Line name={text.others}>{allowed.length === 0 ? text.nobody : allowed.join(', ')}</Line>
          <Line name={text.caption}>{draft.caption === '' ? strings.details.noCaption : draft.caption}</Line>
        </dl>
        {plan.warnings.length === 0 ? <p className="text-muted">{text.noWarnings}</p> : (
          <section aria-label={text.warnings} className="rounded-lg bg-amber-soft px-3 py-2.5">
            <h3 className="flex items-center gap-2 font-medium"><TriangleAlert size={15} aria-hidden className="text-tone-amber" />{text.warnings}</h3>
            <ul className="mt-1 list-disc pl-8">
              {plan.warnings.map(({ code, files }) => <li key={code}>{text.warning(files, strings.findings[code])}</li>)}
            </ul>
          </section>
        )}
        {plan.blocked > 0 && <p className="text-muted">{strings.composer.behind(plan.blocked)}</p>}
        <Consent />
        {practising && <p className="flex items-center gap-2 text-muted"><FlaskConical size={15} aria-hidden className="text-accent" />{text.practice}</p>}
        <p role="alert" className="text-tone-red empty:hidden">{error}</p>
      </div>
    </Modal>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="line-clamp-4 font-medium break-words whitespace-pre-wrap">{children}</dd>
    </>
  )
}
