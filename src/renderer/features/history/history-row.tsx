import { ExternalLink, Video } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { PastPost } from '../../../contract/history/history.ts'
import { useApp } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { useNow } from '../../shared/use-now.ts'
import { thumbnailUrl } from '../preview/index.ts'
import { formatExactly, formatPast } from './format-past.ts'
import { OutcomeMark } from './outcome-mark.tsx'

/** A row that only scrolls past is gone before this. */
const visibleMs = 300

/** A past post. Enter or a click opens its receipt. Only the focused row's controls take Tab. */
export function HistoryRow({
  post,
  account,
  focusable,
  onFocus,
  onOpen
}: {
  post: PastPost
  /** Null if there is only one account. */
  account: string | null
  focusable: boolean
  onFocus: () => void
  onOpen: () => void
}) {
  const nowMs = useNow(false)
  const audience = post.privacyLevel === null ? null : t(`composer.audiences.${post.privacyLevel}`)
  const time = (className: string) => (
    <time
      dateTime={post.at}
      title={formatExactly(post.at)}
      className={`text-xs text-muted tabular-nums ${className}`}>
      {formatPast(post.at, nowMs)}
    </time>
  )
  return (
    <div
      data-post={post.jobId}
      tabIndex={focusable ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen()
      }}
      className="grid h-15 grid-cols-[24px_minmax(0,1fr)_128px_96px] items-center gap-x-3 border-b border-line bg-surface px-4 -outline-offset-2 @3xl:grid-cols-[24px_minmax(0,1fr)_112px_124px_112px_96px]">
      <PastThumbnail key={post.jobId} jobId={post.jobId} />
      <div className="min-w-0">
        <button
          type="button"
          tabIndex={focusable ? 0 : -1}
          aria-label={t('history.receiptOf', { name: post.name })}
          title={post.name}
          onClick={onOpen}
          className="block max-w-full truncate rounded-sm font-medium hover:underline">
          <span id={`past-${post.jobId}`}>{post.name}</span>
        </button>
        {post.error === null ? (
          <p className="truncate text-xs text-muted" title={post.caption}>
            {post.caption === '' ? t('history.noCaption') : post.caption}
          </p>
        ) : (
          <p className="truncate text-xs text-tone-red" title={post.error.message}>
            {post.error.message}
          </p>
        )}
      </div>
      <div className="hidden min-w-0 text-xs text-muted @3xl:block">
        {account !== null && (
          <p className="truncate" title={account}>
            {account}
          </p>
        )}
        <p className="truncate">{audience}</p>
      </div>
      <div className="min-w-0">
        <OutcomeMark outcome={post.outcome} id={`outcome-${post.jobId}`} />
        {time('block truncate @3xl:hidden')}
      </div>
      {time('hidden text-right @3xl:block')}
      <div className="flex justify-end">
        {post.hasLink && (
          <Button
            role="link"
            tabIndex={focusable ? 0 : -1}
            size="sm"
            variant="ghost"
            className="px-1.5 text-accent"
            aria-label={t('history.openPostOf', { name: post.name })}
            icon={<ExternalLink size={13} aria-hidden />}
            onClick={() => attempt(call('shell.openPost', { jobId: post.jobId }))}>
            {t('history.openPost')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A past post's thumbnail, loaded once its row stays in view; an icon if the file is gone. */
const PastThumbnail = memo(function PastThumbnail({ jobId }: { jobId: string }) {
  const session = useApp((app) => app.state?.session)
  const [state, setState] = useState<'not-yet' | 'asked' | 'gone'>('not-yet')
  useEffect(() => {
    const timer = setTimeout(() => setState('asked'), visibleMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <span
      aria-hidden
      className="grid h-10 w-6 place-items-center overflow-hidden rounded-sm border border-line bg-raised text-muted">
      {session !== undefined && state === 'asked' && (
        // A posted video never changes, so its URL needs no size to tell versions apart.
        <img
          src={thumbnailUrl(session, jobId, 0)}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setState('gone')}
          className="size-full object-cover"
        />
      )}
      {state === 'gone' && <Video size={15} />}
    </span>
  )
})
