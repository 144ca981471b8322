import type { ComponentProps, ReactNode } from 'react'

/** A labelled line to type in, with what is said about it below. */
export function TextField({
  id,
  label,
  onChange,
  children,
  ...rest
}: Omit<ComponentProps<'input'>, 'onChange' | 'className'> & {
  id: string
  label: string
  onChange: (value: string) => void
  children?: ReactNode
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 select-text placeholder:text-muted"
        {...rest}
      />
      {children}
    </div>
  )
}
