import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

/** Lifts a menu out of what would cut it off, and leaves it inside the page's main part, where screen readers look for it. */
export function MenuPortal({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Portal container={document.querySelector('main')}>{children}</DropdownMenu.Portal>
  )
}
