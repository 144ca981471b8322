import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { t } from '../../contract/messages/say.ts'
import { Button } from '../shared/ui/button.tsx'

/** Replaces a window that cannot render. The queue runs outside the window and continues. */
export function BrokenWindow() {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-3 p-6 text-center">
      <TriangleAlert size={28} aria-hidden className="text-tone-amber" />
      <div role="alert">
        <h1 className="text-xl font-semibold">{t('broken.title')}</h1>
        <p className="mt-3 max-w-md text-muted">{t('broken.text')}</p>
      </div>
      <Button variant="primary" onClick={() => location.reload()}>
        {t('broken.again')}
      </Button>
    </main>
  )
}

/** Replaces a window that failed to render, which would otherwise be empty. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override state = { failed: false }

  override render(): ReactNode {
    return this.state.failed ? <BrokenWindow /> : this.props.children
  }
}
