import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { strings } from '../shared/strings.ts'
import { Button } from '../shared/ui/button.tsx'

const text = strings.broken

/** Replaces a window that cannot render. The queue runs outside the window and continues. */
export function BrokenWindow() {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-3 p-6 text-center">
      <TriangleAlert size={28} aria-hidden className="text-tone-amber" />
      <div role="alert">
        <h1 className="text-xl font-semibold">{text.title}</h1>
        <p className="mt-3 max-w-md text-muted">{text.text}</p>
      </div>
      <Button variant="primary" onClick={() => location.reload()}>
        {text.again}
      </Button>
    </main>
  )
}

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
