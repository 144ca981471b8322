import {
  CircleCheck,
  Info,
  Link,
  SlidersHorizontal,
  Trash2,
  TriangleAlert,
  type LucideIcon
} from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { isAddedByHand, type Account } from '../../../contract/account/account.ts'
import type { AccountQuota, DurationDefaults } from '../../../contract/ipc/account-calls.ts'
import { setProfile, useApp } from '../../state/app-store.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { accountName } from '../../../contract/account/account-name.ts'
import { useAllRows } from '../../state/use-rows.ts'
import { startConnect } from '../../state/connect-store.ts'
import { ProgressBar } from '../../shared/ui/progress-bar.tsx'
import { useNow } from '../../shared/use-now.ts'
import { clockText } from './clock-text.ts'
import { LimitsForm } from './limits-form.tsx'
import { lengthBounds } from './limits-input.ts'

const chip = 'inline-flex h-7 items-center gap-1.5 rounded-full px-3 text-xs font-semibold'

/** One account: its name, whether it can post, its used quota and its limits. */
export function AccountCard({
  account,
  quota,
  defaults,
  comesFirst,
  onRemove
}: {
  account: Account
  quota: AccountQuota | undefined
  defaults: DurationDefaults | null
  /** Reconnecting it is the main action in this view. */
  comesFirst: boolean
  onRemove: () => void
}) {
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const edit = useRef<HTMLButtonElement>(null)
  const [editing, setEditing] = useState(false)
  const chosen = useApp((app) => app.profileId === account.profileId)
  const name = accountName(account)
  const choose = (): void => {
    setProfile(account.profileId)
    // The button disappears with the choice; the focus stays on the account.
    title.current?.focus()
  }
  const closeLimits = (): void => {
    flushSync(() => setEditing(false))
    edit.current?.focus()
  }
  return (
    <li
      aria-labelledby={titleId}
      className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span
          aria-hidden
          className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-base font-semibold text-accent">
          {initial(account)}
        </span>
        <div className="min-w-40 flex-1">
          <h3
            id={titleId}
            ref={title}
            tabIndex={-1}
            className="truncate text-base font-semibold outline-none select-text">
            {name}
          </h3>
          <p className="truncate text-muted">
            {[
              account.displayName === account.username ? null : account.displayName,
              t(`account.types.${account.accountType}`)
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Standing account={account} />
        {chosen ? (
          <span className={`${chip} bg-accent-soft text-accent`}>{t('account.used')}</span>
        ) : (
          <Button size="sm" aria-label={t('account.chooseLabel', { name })} onClick={choose}>
            {t('account.choose')}
          </Button>
        )}
      </div>
      {!account.usable && <Disconnected account={account} name={name} comesFirst={comesFirst} />}
      {quota !== undefined && <QuotaLine quota={quota} name={name} />}
      {editing && defaults !== null ? (
        <LimitsForm account={account} defaults={defaults} onDone={closeLimits} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {defaults !== null && (
            <p className="min-w-0 flex-1 text-muted">{summaryOf(account, defaults)}</p>
          )}
          <Button
            ref={edit}
            size="sm"
            icon={<SlidersHorizontal size={14} aria-hidden />}
            aria-label={t('limits.editLabel', { name })}
            disabled={defaults === null}
            onClick={() => setEditing(true)}>
            {t('limits.edit')}
          </Button>
          {isAddedByHand(account) && (
            <Button
              size="sm"
              icon={<Trash2 size={14} aria-hidden />}
              aria-label={t('account.removeLabel', { name })}
              onClick={onRemove}>
              {t('account.remove')}
            </Button>
          )}
        </div>
      )}
      {account.username !== null && (
        <p className="truncate text-xs text-muted select-text">
          {t('account.id')}: {account.profileId}
        </p>
      )}
    </li>
  )
}

function initial({ username, displayName }: Account): string {
  const [first] = new Intl.Segmenter().segment(displayName ?? username ?? '#')
  return first?.segment.toUpperCase() ?? '#'
}

function summaryOf(account: Account, defaults: DurationDefaults): string {
  const { minS, maxS } = lengthBounds(account, defaults)
  return t('limits.summary', {
    minS,
    maxS,
    strict: String(account.strictAspect),
    daily: account.dailyLimit
  })
}

/** Icon, word and color; the word alone is enough. */
function Standing({ account: { usable, status, username } }: { account: Account }) {
  const [Icon, word, tone]: [LucideIcon, string, string] = !usable
    ? [TriangleAlert, sayEnd(status), 'bg-amber-soft text-tone-amber']
    : username === null && status === null
      ? [Info, t('account.status.byHand'), 'bg-raised text-muted']
      : [CircleCheck, t('account.status.connected'), 'bg-green-soft text-tone-green']
  return (
    <span className={`${chip} ${tone}`}>
      <Icon size={14} aria-hidden />
      {word}
    </span>
  )
}

/** Adds Aether's status if it gives a reason; 'active' is from before the connection ended. */
function sayEnd(status: string | null): string {
  return status === null || /^(active|connected|ok)$/iu.test(status)
    ? t('account.status.ended')
    : t('account.status.endedBy', { word: status })
}

function Disconnected({
  account: { profileId },
  name,
  comesFirst
}: {
  account: Account
  name: string
  comesFirst: boolean
}) {
  const rows = useAllRows()
  const held = rows.filter(
    (row) => row.profileId === profileId && row.waiting?.reason === 'reconnect'
  ).length
  return (
    <div className="flex items-center gap-3 rounded-lg bg-amber-soft px-3 py-2.5">
      <p className="min-w-0 flex-1">
        {held > 0 ? t('account.held', { n: held }) : t('account.endedText')}
      </p>
      <Button
        variant={comesFirst ? 'primary' : 'secondary'}
        icon={<Link size={15} aria-hidden />}
        aria-label={t('connect.againLabel', { name })}
        onClick={() => startConnect(profileId)}>
        {t('connect.again')}
      </Button>
    </div>
  )
}

/** Shows "3 of 10 posts in the last 24 hours, next free place at 14:05", with a bar. */
function QuotaLine({
  quota: { used, limit, opensAt, closed },
  name
}: {
  quota: AccountQuota
  name: string
}) {
  const nowMs = useNow(opensAt !== null)
  const when = opensAt === null ? null : clockText(opensAt, nowMs)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ProgressBar
        percent={closed ? 100 : Math.min(100, Math.round((used / limit) * 100))}
        label={t('quota.label', { name })}
        className="w-32"
      />
      <p className="text-muted">
        {t('quota.used', { used, limit })}
        {when !== null &&
          `, ${closed ? t('quota.closed', { time: when }) : t('quota.opens', { time: when })}`}
      </p>
    </div>
  )
}
