import type { ComponentProps, ReactNode } from 'react'

type Variant = 'primary' | 'secondary' | 'ghost'

const looks: Record<Variant, string> = {
  primary:
    'bg-accent text-on-accent hover:enabled:bg-accent-strong disabled:bg-raised disabled:text-muted',
  secondary: 'border border-line bg-surface text-ink hover:enabled:bg-raised disabled:text-muted',
  ghost: 'hover:enabled:bg-raised disabled:text-muted'
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap disabled:opacity-80'

/** A button with text. */
export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  className = '',
  children,
  ...rest
}: ComponentProps<'button'> & {
  variant?: Variant
  size?: 'xs' | 'sm' | 'md' | 'lg'
  icon?: ReactNode
}) {
  const sizes = {
    xs: 'h-6 px-2 text-xs',
    sm: 'h-7 px-2 text-xs',
    md: 'h-8 px-3 text-sm',
    lg: 'h-10 px-4 text-sm'
  }
  return (
    <button
      type="button"
      className={`${base} ${sizes[size]} ${looks[variant]} ${className}`}
      {...rest}>
      {icon}
      {children}
    </button>
  )
}

/** A button with only an icon; its label is its accessible name and tooltip. */
export function IconButton({
  label,
  small = false,
  className = '',
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & { label: string; small?: boolean }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex shrink-0 items-center justify-center rounded-md text-muted hover:enabled:bg-raised hover:enabled:text-ink ${small ? 'size-6' : 'size-7'} ${className}`}
      {...rest}>
      {children}
    </button>
  )
}
