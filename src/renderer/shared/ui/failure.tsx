import type { ReactNode } from 'react'

/** What went wrong, read out at once; takes no room while nothing did. */
export function Failure({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <p role="alert" className={`text-tone-red empty:hidden ${className}`}>
      {children}
    </p>
  )
}
