import { ChevronDown } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { t } from '../../../contract/messages/say.ts'

/** Less than this below the edge is only padding. */
const slackPx = 12

/** Scrolls its children, with a hint while more is below. Padding keeps the focus clear of it. */
export function ScrollArea({
  children,
  className = ''
}: {
  children: ReactNode
  className?: string
}) {
  const area = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState(false)
  const look = useCallback((): void => {
    const box = area.current
    if (box !== null) setMore(box.scrollHeight - box.scrollTop - box.clientHeight > slackPx)
  }, [])
  useEffect(() => {
    const sizes = new ResizeObserver(look)
    for (const box of [area.current, content.current]) if (box !== null) sizes.observe(box)
    return () => sizes.disconnect()
  }, [look])
  return (
    <div className="relative flex min-h-0 flex-auto flex-col">
      <div
        ref={area}
        onScroll={look}
        className="min-h-0 flex-auto scroll-pt-3 scroll-pb-12 overflow-y-auto">
        <div ref={content} className={className}>
          {children}
        </div>
      </div>
      {more && (
        <div className="pointer-events-none absolute inset-x-0 bottom-0 flex h-14 items-end justify-center bg-linear-to-t from-surface from-40% to-transparent pb-1.5">
          {/* For the mouse only: keyboard and screen readers reach the content below. */}
          <button
            type="button"
            aria-hidden
            tabIndex={-1}
            onClick={() =>
              area.current?.scrollBy({ top: area.current.clientHeight * 0.8, behavior: 'smooth' })
            }
            className="pointer-events-auto flex h-6 items-center gap-1 rounded-full border border-line bg-surface pr-2 pl-2.5 text-xs text-ink shadow-sm hover:bg-raised">
            {t('scroll.moreBelow')}
            <ChevronDown size={13} aria-hidden />
          </button>
        </div>
      )}
    </div>
  )
}
