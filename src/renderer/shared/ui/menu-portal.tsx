import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

/** Moves a menu out of clipping ancestors, but keeps it in `main`, where screen readers look. */
export function MenuPortal({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Portal container={document.querySelector('main')}>{children}</DropdownMenu.Portal>
  )
}
