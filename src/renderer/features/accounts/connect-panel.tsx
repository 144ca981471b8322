import {
  CircleCheck,
  CircleHelp,
  Info,
  LoaderCircle,
  TriangleAlert,
  UserRoundPlus
} from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { ConnectState } from '../../../contract/account/connect.ts'
import { setView, useApp } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { useNow } from '../../shared/use-now.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import { clockText } from './clock-text.ts'
import {
  closeConnect,
  confirmAccount,
  noneOfThese,
  openPageAgain,
  startConnect
} from '../../state/connect-store.ts'

type Open = Exclude<ConnectState, { stage: 'idle' }>

/** Progress of connecting, above the list: the browser's purpose, questions, the outcome. */
export function ConnectPanel({ connect, onAddManual }: { connect: Open; onAddManual: () => void }) {
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const accounts = useApp(({ state }) => state?.accounts)
  const nameOf = (profileId: string): string => {
    const account = accounts?.find((one) => one.profileId === profileId)
    return account === undefined ? profileId : accountName(account)
  }
  const pressed = useRef(false)
  const step =
    connect.stage === 'confirm' ? `confirm ${connect.candidates.join(' ')}` : connect.stage
  useEffect(() => {
    // After a press in this panel, focus its new step, wherever the browser put the focus.
    const { activeElement } = document
    if (
      pressed.current ||
      step.startsWith('confirm') ||
      activeElement === null ||
      activeElement === document.body
    )
      title.current?.focus()
    pressed.current = false
  }, [step])
  const done = connect.stage === 'ended' && connect.outcome === 'connected'
  return (
    <section
      aria-labelledby={titleId}
      onClickCapture={() => {
        pressed.current = true
      }}
      className="flex gap-3 rounded-xl border border-accent bg-surface p-5">
      <span aria-hidden className="mt-0.5 shrink-0">
        {icons[connect.stage === 'ended' ? connect.outcome : connect.stage]}
      </span>
      <div className="min-w-0 flex-1">
        <h3 id={titleId} ref={title} tabIndex={-1} className="text-base font-semibold outline-none">
          {done
            ? t('connect.titleDone')
            : connect.profileId === null
              ? t('connect.title')
              : t('connect.titleAgain', { name: nameOf(connect.profileId) })}
        </h3>
        {connect.stage === 'preparing' && <Said>{t('connect.preparing')}</Said>}
        {connect.stage === 'waiting' && <Waiting connect={connect} onAddManual={onAddManual} />}
        {connect.stage === 'confirm' && <Question connect={connect} nameOf={nameOf} />}
        {connect.stage === 'ended' && <Ended connect={connect} nameOf={nameOf} />}
      </div>
    </section>
  )
}

const icons: Record<
  Exclude<Open['stage'], 'ended'> | Extract<Open, { stage: 'ended' }>['outcome'],
  ReactNode
> = {
  preparing: <LoaderCircle size={20} className="animate-spin text-accent" />,
  waiting: <LoaderCircle size={20} className="animate-spin text-accent" />,
  confirm: <CircleHelp size={20} className="text-accent" />,
  connected: <CircleCheck size={20} className="text-tone-green" />,
  'late-return': <Info size={20} className="text-accent" />,
  refused: <TriangleAlert size={20} className="text-tone-amber" />,
  'timed-out': <TriangleAlert size={20} className="text-tone-amber" />,
  failed: <TriangleAlert size={20} className="text-tone-red" />
}

/** Announced by screen readers when it changes. */
function Said({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mt-1 max-w-[68ch] text-pretty select-text">
      {children}
    </p>
  )
}

function Actions({ children }: { children: ReactNode }) {
  return <div className="mt-3 flex flex-wrap items-center gap-2">{children}</div>
}

function Waiting({
  connect: { profileId, way, cameBack, reachable, listed, until },
  onAddManual
}: {
  connect: Extract<Open, { stage: 'waiting' }>
  onAddManual: () => void
}) {
  const nowMs = useNow()
  const sentence = !listed
    ? t('connect.unlisted')
    : !reachable
      ? t('connect.unreachable')
      : cameBack
        ? t('connect.cameBack')
        : t(`connect.waiting.${way}`)
  return (
    <>
      <Said>{sentence}</Said>
      <Actions>
        {way === 'dashboard' || !listed ? (
          <Button onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>
            {t('connect.openDashboard')}
          </Button>
        ) : // The page cannot be used again after the browser returned.
        cameBack ? (
          <Button onClick={() => startConnect(profileId)}>{t('connect.tryAgain')}</Button>
        ) : (
          <Button onClick={openPageAgain}>{t('connect.openAgain')}</Button>
        )}
        {!listed && (
          <Button variant="primary" onClick={onAddManual}>
            {t('account.addManual')}
          </Button>
        )}
        <Button variant="ghost" onClick={closeConnect}>
          {t('connect.stop')}
        </Button>
        <span className="ml-auto text-xs text-muted">
          {t('connect.until', { time: clockText(until, nowMs) })}
        </span>
      </Actions>
    </>
  )
}

function Question({
  connect: { profileId, candidates },
  nameOf
}: {
  connect: Extract<Open, { stage: 'confirm' }>
  nameOf: (profileId: string) => string
}) {
  const [only, ...more] = candidates.map(nameOf)
  const other = profileId !== null && !candidates.includes(profileId)
  return (
    <>
      <Said>
        <strong className="font-semibold">
          {more.length === 0 && only !== undefined
            ? t('connect.one', { name: only })
            : t('connect.many')}
        </strong>
        {other && <> {t('connect.other', { wanted: nameOf(profileId) })}</>}
      </Said>
      <p className="mt-1 text-muted">{t('connect.stays', { n: candidates.length })}</p>
      <Actions>
        {candidates.map((candidate) => (
          <Button
            key={candidate}
            variant={more.length === 0 ? 'primary' : 'secondary'}
            onClick={() => confirmAccount(candidate)}>
            {more.length === 0 ? t('connect.yes', { name: nameOf(candidate) }) : nameOf(candidate)}
          </Button>
        ))}
        <Button variant="ghost" onClick={noneOfThese}>
          {more.length === 0 ? t('connect.no') : t('connect.none')}
        </Button>
      </Actions>
    </>
  )
}

function Ended({
  connect: { outcome, profileId, message },
  nameOf
}: {
  connect: Extract<Open, { stage: 'ended' }>
  nameOf: (profileId: string) => string
}) {
  return (
    <>
      <Said>
        {outcome === 'connected'
          ? t('connect.ended.connected', { name: profileId === null ? '' : nameOf(profileId) })
          : (message ?? t(`connect.ended.${outcome}`))}
      </Said>
      <Actions>
        {outcome === 'connected' && (
          <Button
            variant="primary"
            onClick={() => {
              closeConnect()
              setView('queue')
            }}>
            {t('connect.addVideos')}
          </Button>
        )}
        {outcome !== 'connected' && outcome !== 'late-return' && (
          <Button variant="primary" onClick={() => startConnect(profileId)}>
            {t('connect.tryAgain')}
          </Button>
        )}
        <Button variant="ghost" onClick={closeConnect}>
          {t('connect.close')}
        </Button>
      </Actions>
    </>
  )
}

/** Explains connecting for a key without accounts, with both ways. Step two of a first run. */
export function NoAccounts({ asking, onAddManual }: { asking: boolean; onAddManual: () => void }) {
  return (
    <section
      aria-label={t('account.emptyTitle')}
      className="flex flex-col items-center gap-4 rounded-xl border border-line bg-surface px-8 py-12 text-center">
      <span
        aria-hidden
        className="grid size-14 place-items-center rounded-2xl bg-accent-soft text-accent">
        <UserRoundPlus size={26} />
      </span>
      <div className="max-w-md">
        <h3 className="text-base font-semibold text-balance">{t('account.emptyTitle')}</h3>
        <p className="mt-1 text-pretty text-muted">{t('account.emptyText')}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" size="lg" onClick={() => startConnect(null)}>
          {t('connect.button')}
        </Button>
        <Button size="lg" onClick={onAddManual}>
          {t('account.addManual')}
        </Button>
      </div>
      <p role="status" className="flex items-center gap-2 text-xs text-muted empty:hidden">
        {asking && (
          <>
            <LoaderCircle size={14} aria-hidden className="animate-spin" />
            {t('account.emptyAsking')}
          </>
        )}
      </p>
    </section>
  )
}
