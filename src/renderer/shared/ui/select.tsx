import type { ComponentProps } from 'react'

export interface SelectChoice<T extends string> {
  value: T
  label: string
}

/** A list to choose one value from; `label` names it where nothing else does. */
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
