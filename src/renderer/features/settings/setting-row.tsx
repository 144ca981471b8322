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

/** One setting: its label at the left, its control at the right. `ids` are for its ARIA labels. */
export function SettingRow({
  label,
  hint,
  note,
  ids,
  children
}: {
  label: ReactNode
  hint?: ReactNode
  /** What has to be known now, in colour. */
  note?: ReactNode
  ids?: { label: string; hint: string }
  children?: ReactNode
}) {
  return (
    <div className="flex min-h-14 items-center gap-6 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p id={ids?.label} className="font-medium">
          {label}
        </p>
        {hint !== undefined && (
          <p id={ids?.hint} className="text-xs text-muted select-text">
            {hint}
          </p>
        )}
        {note !== undefined && <p className="mt-1 text-xs text-tone-amber">{note}</p>}
      </div>
      {children !== undefined && <div className="flex shrink-0 items-center gap-2">{children}</div>}
    </div>
  )
}
