import { useId, type ReactNode } from 'react'

/** A group of settings under one title. */
export function SettingGroup({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-base font-semibold">
        {title}
      </h3>
      <div className="divide-y divide-line rounded-xl border border-line bg-surface">
        {children}
      </div>
    </section>
  )
}

/** The label and the hint of a setting, for the control that belongs to it. */
interface Labels {
  'aria-labelledby': string
  'aria-describedby': string
}

/** One setting: its label at the left, its control at the right. */
export function SettingRow({
  label,
  hint,
  note,
  children
}: {
  label: ReactNode
  hint?: ReactNode
  /** What has to be known now, in colour. */
  note?: ReactNode
  children?: ReactNode | ((labels: Labels) => ReactNode)
}) {
  const id = useId()
  const labels = { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-hint` }
  return (
    <div className="flex min-h-14 items-center gap-6 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p id={`${id}-label`} className="font-medium">
          {label}
        </p>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-muted select-text">
            {hint}
          </p>
        )}
        {note !== undefined && <p className="mt-1 text-xs text-tone-amber">{note}</p>}
      </div>
      {children !== undefined && (
        <div className="flex shrink-0 items-center gap-2">
          {typeof children === 'function' ? children(labels) : children}
        </div>
      )}
    </div>
  )
}
