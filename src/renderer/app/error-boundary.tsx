import { Component, type ReactNode } from 'react'
import { BrokenWindow } from './broken-window.tsx'

/** Takes the place of a window that failed while it was drawn, which would be empty else. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override state = { failed: false }

  override render(): ReactNode {
    return this.state.failed ? <BrokenWindow /> : this.props.children
  }
}
