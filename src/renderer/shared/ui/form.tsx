import type { ComponentProps, ReactNode } from 'react'

/** A labeled text field, with its hint below. */
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

export interface SelectChoice<T extends string> {
  value: T
  label: string
}

/** A list to choose one value from; `label` names it if nothing else does. */
export function Select<T extends string>({
  value,
  choices,
  onChange,
  label,
  className = '',
  ...rest
}: Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> & {
  value: T
  choices: readonly SelectChoice<T>[]
  onChange: (value: T) => void
  label?: string
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
      className={`rounded-md border border-line-strong bg-surface ${className}`}
      {...rest}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

/** A checkbox, or one of several radio buttons, with its text beside it. */
export function Tick({
  type = 'checkbox',
  className = '',
  onChange,
  children,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  type?: 'checkbox' | 'radio'
  onChange: (checked: boolean) => void
}) {
  return (
    <label className={`flex items-center gap-2 ${className}`}>
      <input type={type} onChange={(event) => onChange(event.target.checked)} {...rest} />
      {children}
    </label>
  )
}

/** An error message, announced at once; takes no room while empty. */
export function Failure({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <p role="alert" className={`text-tone-red empty:hidden ${className}`}>
      {children}
    </p>
  )
}
