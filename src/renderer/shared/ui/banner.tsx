import type { ReactNode } from 'react'

const looks = {
  accent: 'bg-accent-soft text-ink',
  amber: 'bg-amber-soft text-ink',
  red: 'bg-red-soft text-ink'
}

/** A line across the window, shown while its message is true. */
export function Banner({
  tone,
  icon,
  children,
  action,
  label
}: {
  tone: keyof typeof looks
  icon: ReactNode
  children: ReactNode
  action?: ReactNode
  label: string
}) {
  return (
    <section
      aria-label={label}
      className={`flex min-h-9 shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1.5 border-b border-line px-4 py-1 low:py-0.5 ${looks[tone]}`}>
      <span aria-hidden className="shrink-0">
        {icon}
      </span>
      <p className="min-w-60 flex-1">{children}</p>
      {action}
    </section>
  )
}
