import { FlaskConical, TriangleAlert } from 'lucide-react'
import { toast } from 'sonner'
import { announce, clearDraft, setSelected, useApp } from '../../../state/app-store.ts'
import { call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Failure } from '../../../shared/ui/form.tsx'
import { Fact, factsClass, Modal } from '../../../shared/ui/modal.tsx'
import { attempt, useAction } from '../../../shared/use-action.ts'
import { allowedWords, audienceWords } from '../fields/audience-field.tsx'
import { namePlaceholder } from '../../../../contract/text/caption.ts'
import { publish, type Confirmation } from './publish.ts'
import type { PublishPlan } from '../plan/publish-plan.ts'

const mostNames = 20

/** Everything to confirm, fixed when the dialog opened: what the user read is what is sent. */
export interface ToConfirm extends Confirmation {
  plan: PublishPlan
  profileId: string
  /** The account's name. */
  account: string
  /** When the posts go out, in sentences. */
  when: readonly string[]
  /** A file and its final caption; null if no file has a caption. */
  example: { name: string; caption: string } | null
}

/** The only confirmation: count, account, audience, permissions, time, warnings. Arms the files. */
export function ConfirmDialog({
  toConfirm,
  practising,
  onClose,
  onConfirmed
}: {
  toConfirm: ToConfirm
  practising: boolean
  onClose: () => void
  /** Called when some of the files were armed. */
  onConfirmed: () => void
}) {
  const { plan, draft, schedule, profileId, account, when } = toConfirm
  const connected = useApp(
    ({ state }) => state?.accounts.some((one) => one.profileId === profileId && one.usable) === true
  )
  const { run, busy, error } = useAction(async (confirmed: Confirmation) => {
    const { changed, refused } = await publish(confirmed, call)
    setSelected([])
    // The next batch starts with nothing chosen, as TikTok requires for each post.
    clearDraft()
    announce(t('composer.armed', { n: changed.length }))
    const [first] = refused
    if (first !== undefined)
      toast.warning(t('composer.refused', { n: refused.length, reason: first.reason }))
    onClose()
    onConfirmed()
  })
  const later = schedule !== undefined
  const n = plan.jobIds.length
  return (
    <Modal
      title={later ? t('confirm.titleLater', { n, account }) : t('confirm.title', { n, account })}
      onClose={onClose}
      footer={
        // The consent stays beside the button, however long the rest is.
        <div className="flex w-full flex-col gap-2.5">
          <Consent />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>{t('confirm.cancel')}</Button>
            <Button
              variant="primary"
              disabled={busy || n === 0 || !connected}
              onClick={() => run(toConfirm)}>
              {later
                ? t('composer.schedule', { n, account })
                : t('composer.publish', { n, account })}
            </Button>
          </div>
        </div>
      }>
      <div className="flex flex-col gap-3">
        <dl className={`${factsClass} [&>dd]:font-medium`}>
          <Fact name={t('composer.account')}>{account}</Fact>
          <Fact name={t('confirm.audience')}>
            <Audiences plan={plan} />
          </Fact>
          <Fact name={t('confirm.others')}>
            {plan.ownChoices ? t('confirm.asChosen') : allowedWords(draft) || t('confirm.nobody')}
          </Fact>
          <Fact name={t('confirm.when')}>
            {!later && t('confirm.soon')}
            {when.length > 0 && (
              <span className={later ? '' : 'font-normal text-muted'}>
                {later ? '' : '. '}
                {when.join(' ')}
              </span>
            )}
            {later && (
              <span className="block font-normal text-muted">
                {draft.timing.keepLocal ? t('timing.keptHere') : t('confirm.handedOver')}
              </span>
            )}
          </Fact>
          <Fact name={t('confirm.caption')}>
            <Captions toConfirm={toConfirm} />
          </Fact>
        </dl>
        {plan.warnings.length === 0 ? (
          <p className="text-muted">{t('confirm.noWarnings')}</p>
        ) : (
          <ConfirmWarnings warnings={plan.warnings} />
        )}
        {plan.blocked > 0 && (
          <p className="text-muted">{t('composer.behind', { n: plan.blocked })}</p>
        )}
        <p className="text-xs text-muted">{t('confirm.receipt')}</p>
        {practising && (
          <p className="flex items-center gap-2 text-muted">
            <FlaskConical size={15} aria-hidden className="text-accent" />
            {t('confirm.practice')}
          </p>
        )}
        <Failure>{connected ? error : t('confirm.accountGone', { account })}</Failure>
      </div>
    </Modal>
  )
}

/** Two notices that TikTok requires wherever a post is sent: its music terms, a possible delay. */
export function Consent() {
  return (
    <p className="text-xs text-muted">
      {t('composer.consent')}{' '}
      <button
        type="button"
        role="link"
        className="text-accent underline underline-offset-2"
        onClick={() => attempt(call('shell.openPage', { page: 'music-usage' }))}>
        {t('composer.consentLink')}
      </button>
      . {t('composer.minutes')}
    </p>
  )
}

/** Lists each warning once, with its files behind a click. */
function ConfirmWarnings({ warnings }: { warnings: PublishPlan['warnings'] }) {
  return (
    <section aria-label={t('confirm.warnings')} className="rounded-lg bg-amber-soft px-3 py-2.5">
      <h3 className="flex items-center gap-2 font-medium">
        <TriangleAlert size={15} aria-hidden className="text-tone-amber" />
        {t('confirm.warnings')}
      </h3>
      <ul className="mt-1 flex flex-col gap-0.5 pl-6">
        {warnings.map(({ code, files }) => (
          <li key={code}>
            <details>
              <summary>
                {t('confirm.warning', { n: files.length, what: t(`findings.${code}`) })}
              </summary>
              <ul className="py-1 pl-4 text-xs">
                {files.slice(0, mostNames).map((name, index) => (
                  <li key={`${index} ${name}`} className="truncate" title={name}>
                    {name}
                  </li>
                ))}
                {files.length > mostNames && (
                  <li>{t('confirm.more', { n: files.length - mostNames })}</li>
                )}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Audiences({ plan }: { plan: PublishPlan }) {
  const [only, ...others] = plan.audiences
  if (only === undefined) return null
  if (others.length > 0) return audienceWords(plan.audiences)
  return (
    <>
      {t(`composer.audiences.${only.level}`)}{' '}
      <span className="font-normal text-muted">({t(`composer.audienceHints.${only.level}`)})</span>
    </>
  )
}

/** Shows the final caption of one file, and where the others get theirs. */
function Captions({ toConfirm: { plan, draft, example } }: { toConfirm: ToConfirm }) {
  if (example === null) return t('details.noCaption')
  const like = plan.captioned.length - 1
  const kept = plan.captioned.length === plan.jobIds.length ? 0 : plan.ownCaptions
  return (
    <>
      <span className="line-clamp-4">{example.caption}</span>
      {plan.jobIds.length > 1 && (
        <span className="block font-normal text-muted">
          {whose(example.name, like, draft.caption)}
        </span>
      )}
      {kept > 0 && (
        <span className="block font-normal text-muted">
          {t('confirm.ownCaptions', { n: kept })}
        </span>
      )}
    </>
  )
}

function whose(name: string, like: number, caption: string): string {
  if (like <= 0) return t('confirm.captionOf', { name })
  return caption.includes(namePlaceholder)
    ? t('confirm.likeIt', { name, n: like })
    : t('confirm.sameIn', { name, n: like })
}
