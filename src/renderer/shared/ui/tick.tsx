import type { ComponentProps } from 'react'

/** A box to tick, or one of several radio buttons, with its words beside it. */
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
