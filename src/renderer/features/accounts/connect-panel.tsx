import { CircleCheck, CircleHelp, Info, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import type { ConnectState } from '../../../contract/account/connect.ts'
import { setView, useApp } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { useNow } from '../../shared/use-now.ts'
import { accountName } from '../../shared/account-name.ts'
import { clockText } from './clock-text.ts'
import {
  closeConnect,
  confirmAccount,
  noneOfThese,
  openPageAgain,
  startConnect
} from '../../state/connect-store.ts'

const text = strings.connect

type Open = Exclude<ConnectState, { stage: 'idle' }>

/** How connecting goes, above the list: what the browser is for, what is asked, how it ended. */
export function ConnectPanel({ connect, onAddManual }: { connect: Open; onAddManual: () => void }) {
  const titleId = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const accounts = useApp(({ state }) => state?.accounts ?? none)
  const nameOf = (profileId: string): string => nameAmong(accounts, profileId)
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
  const again =
    connect.profileId === null || (connect.stage === 'ended' && connect.outcome === 'connected')
      ? null
      : nameOf(connect.profileId)
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
          {connect.stage === 'ended' && connect.outcome === 'connected'
            ? text.titleDone
            : text.title(again)}
        </h3>
        <Body connect={connect} nameOf={nameOf} onAddManual={onAddManual} />
      </div>
    </section>
  )
}

const none: readonly Account[] = []

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

function nameAmong(accounts: readonly Account[], profileId: string): string {
  const account = accounts.find((one) => one.profileId === profileId)
  return account === undefined ? profileId : accountName(account)
}

function Body({
  connect,
  nameOf,
  onAddManual
}: {
  connect: Open
  nameOf: (profileId: string) => string
  onAddManual: () => void
}) {
  switch (connect.stage) {
    case 'preparing':
      return <Said>{text.preparing}</Said>
    case 'waiting':
      return <Waiting connect={connect} onAddManual={onAddManual} />
    case 'confirm':
      return <Question connect={connect} nameOf={nameOf} />
    case 'ended':
      return <Ended connect={connect} nameOf={nameOf} />
  }
}

/** Spoken when it changes. */
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
    ? text.unlisted
    : !reachable
      ? text.unreachable
      : cameBack
        ? text.cameBack
        : text.waiting[way]
  return (
    <>
      <Said>{sentence}</Said>
      <Actions>
        {way === 'dashboard' || !listed ? (
          <Button onClick={() => attempt(call('shell.openPage', { page: 'aether' }))}>
            {text.openDashboard}
          </Button>
        ) : // The page is used up once the browser came back.
        cameBack ? (
          <Button onClick={() => startConnect(profileId)}>{text.tryAgain}</Button>
        ) : (
          <Button onClick={openPageAgain}>{text.openAgain}</Button>
        )}
        {!listed && (
          <Button variant="primary" onClick={onAddManual}>
            {strings.account.addManual}
          </Button>
        )}
        <Button variant="ghost" onClick={closeConnect}>
          {text.stop}
        </Button>
        <span className="ml-auto text-xs text-muted">{text.until(clockText(until, nowMs))}</span>
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
        {more.length === 0 && only !== undefined ? (
          <strong className="font-semibold">{text.one(only)}</strong>
        ) : (
          <strong className="font-semibold">{text.many}</strong>
        )}
        {other && <> {text.other(nameOf(profileId))}</>}
      </Said>
      <p className="mt-1 text-muted">{text.stays(candidates.length)}</p>
      <Actions>
        {candidates.map((candidate) => (
          <Button
            key={candidate}
            variant={more.length === 0 ? 'primary' : 'secondary'}
            onClick={() => confirmAccount(candidate)}>
            {more.length === 0 ? text.yes(nameOf(candidate)) : nameOf(candidate)}
          </Button>
        ))}
        <Button variant="ghost" onClick={noneOfThese}>
          {more.length === 0 ? text.no : text.none}
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
  const done = outcome === 'connected'
  return (
    <>
      <Said>
        {outcome === 'connected'
          ? text.ended.connected(profileId === null ? '' : nameOf(profileId))
          : (message ?? text.ended[outcome])}
      </Said>
      <Actions>
        {done && (
          <Button
            variant="primary"
            onClick={() => {
              closeConnect()
              setView('queue')
            }}>
            {text.addVideos}
          </Button>
        )}
        {!done && outcome !== 'late-return' && (
          <Button variant="primary" onClick={() => startConnect(profileId)}>
            {text.tryAgain}
          </Button>
        )}
        <Button variant="ghost" onClick={closeConnect}>
          {text.close}
        </Button>
      </Actions>
    </>
  )
}
