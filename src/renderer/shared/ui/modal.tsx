import { useEffect, useId, useRef, type ReactNode } from 'react'
import { ScrollArea } from './scroll-area.tsx'

/**
 * A modal `<dialog>`: makes the rest of the page inert, keeps the focus, closes on Esc and restores
 * the focus. Rendered only while open.
 */
export function Modal({
  title,
  onClose,
  children,
  footer,
  wide = false
}: {
  title: string
  onClose: () => void
  children: ReactNode
  footer: ReactNode
  wide?: boolean
}) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const before = document.activeElement
    ref.current?.showModal()
    return () => {
      // The element is gone by now, and so is the browser's record of the previous focus.
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className={`m-auto ${wide ? 'w-[720px]' : 'w-[460px]'} max-w-[calc(100vw-48px)] rounded-xl border border-line bg-surface p-0 text-ink shadow-2xl`}>
      <div className="flex max-h-[calc(100vh-64px)] flex-col">
        <h2 id={titleId} className="px-5 pt-5 pb-3 text-base font-semibold text-balance">
          {title}
        </h2>
        <ScrollArea className="px-5 pb-4 select-text">{children}</ScrollArea>
        <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>
      </div>
    </dialog>
  )
}

/** The style of a list of facts in a dialog, name beside value. */
export const factsClass = 'grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1'

/** One fact of such a list. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words whitespace-pre-wrap">{children}</dd>
    </>
  )
}
