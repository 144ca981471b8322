import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ThirdParty } from '../../../contract/third-party.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { attempt } from '../../shared/use-action.ts'

const rowPx = 37

/** All third-party components of the app, each with its full licence behind a click. */
export function LicencesDialog({ onClose }: { onClose: () => void }) {
  const [list, setList] = useState<readonly ThirdParty[] | null>(null)
  useEffect(() => attempt(call('app.thirdParty', {}).then(setList)), [])
  return (
    <Modal
      wide
      title={t('settings.about.licencesTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => attempt(call('settings.openLicences', {}))}>
            {t('settings.about.files')}
          </Button>
          <Button onClick={onClose}>{t('settings.about.close')}</Button>
        </>
      }>
      <p className="mb-3 text-muted">
        {list === null
          ? t('settings.about.licencesLoading')
          : t('settings.about.licencesLead', { n: list.length })}
      </p>
      {list !== null && <List list={list} />}
    </Modal>
  )
}

function List({ list }: { list: readonly ThirdParty[] }) {
  const area = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  // This project does not use the compiler that this rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: list.length,
    getScrollElement: () => area.current,
    estimateSize: () => rowPx,
    overscan: 12
  })
  const toggle = useCallback(
    (index: number): void =>
      setOpen((before) => {
        const next = new Set(before)
        if (!next.delete(index)) next.add(index)
        return next
      }),
    []
  )
  return (
    <div
      ref={area}
      role="list"
      aria-label={t('settings.about.licencesList')}
      className="h-[min(440px,calc(100vh-260px))] overflow-y-auto rounded-lg border border-line">
      <div role="presentation" className="relative w-full" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const one = list[index]
          return one === undefined ? null : (
            <div
              key={index}
              ref={rows.measureElement}
              role="listitem"
              aria-setsize={list.length}
              aria-posinset={index + 1}
              data-index={index}
              className="absolute top-0 left-0 w-full border-b border-line"
              style={{ transform: `translateY(${start}px)` }}>
              <Row one={one} open={open.has(index)} onToggle={() => toggle(index)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Row({
  one: { name, version, licence, link, text: terms },
  open,
  onToggle
}: {
  one: ThirdParty
  open: boolean
  onToggle: () => void
}) {
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex h-9 w-full items-center gap-2 px-3 text-left outline-offset-[-2px] hover:bg-hover">
        <ChevronRight
          size={14}
          aria-hidden
          className={`shrink-0 text-muted ${open ? 'rotate-90' : ''}`}
        />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="shrink-0 text-muted tabular-nums">{version}</span>
        <span className="ml-auto shrink-0 pl-3 text-xs text-muted">{licence}</span>
      </button>
      {open && (
        <div className="flex flex-col gap-2 px-3 pt-1 pb-3 pl-8 text-xs">
          {link !== null && <p className="break-all text-muted">{link}</p>}
          <p className="break-words whitespace-pre-wrap">{terms ?? t('settings.about.noText')}</p>
        </div>
      )}
    </>
  )
}
