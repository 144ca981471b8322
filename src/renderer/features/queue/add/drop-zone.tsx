import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../../../contract/messages/say.ts'
import { addDropped } from './add-files.ts'

function filesIn(transfer: DataTransfer | null): number {
  return transfer === null ? 0 : [...transfer.items].filter(({ kind }) => kind === 'file').length
}

/** Accepts files dropped anywhere in the window; while they hover, an overlay shows the effect. */
export function DropZone({ enabled }: { enabled: boolean }) {
  const [hovering, setHovering] = useState<number | null>(null)
  const depth = useRef(0)

  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false
    const leave = (): void => {
      depth.current = 0
      setHovering(null)
    }
    const onEnter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current += 1
      setHovering(filesIn(event.dataTransfer))
    }
    const onOver = (event: DragEvent): void => {
      // Otherwise the browser would leave the page and open the file.
      event.preventDefault()
      if (event.dataTransfer !== null)
        event.dataTransfer.dropEffect = enabled && carriesFiles(event) ? 'copy' : 'none'
    }
    const onLeave = (): void => {
      depth.current -= 1
      if (depth.current <= 0) leave()
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      leave()
      if (enabled && event.dataTransfer !== null) addDropped([...event.dataTransfer.files])
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave()
    }
    const until = new AbortController()
    const { signal } = until
    window.addEventListener('dragenter', onEnter, { signal })
    window.addEventListener('dragover', onOver, { signal })
    window.addEventListener('dragleave', onLeave, { signal })
    window.addEventListener('drop', onDrop, { signal })
    window.addEventListener('keydown', onKey, { signal })
    return () => until.abort()
  }, [enabled])

  if (hovering === null || !enabled) return null
  return (
    <div
      className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-canvas/85 p-3"
      role="status">
      <div className="grid size-full place-items-center rounded-xl border-2 border-dashed border-accent">
        <div className="flex flex-col items-center gap-2 rounded-xl border border-line bg-surface px-10 py-8 text-center shadow-lg">
          <Upload size={32} aria-hidden className="text-accent" />
          <p className="text-xl font-semibold">{t('queue.drop', { n: hovering })}</p>
          <p className="text-muted">{t('queue.dropHint')}</p>
          <p className="text-xs text-muted">{t('queue.dropEscape')}</p>
        </div>
      </div>
    </div>
  )
}
