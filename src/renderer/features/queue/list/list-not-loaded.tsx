import { TriangleAlert } from 'lucide-react'
import { reloadList } from '../../../state/queue-link.ts'
import { strings } from '../../../shared/strings.ts'
import { Button } from '../../../shared/ui/button.tsx'

const text = strings.queue.notLoaded

/** In the place of a list that the window does not have: it must not look like an empty one. */
export function ListNotLoaded() {
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <TriangleAlert size={28} aria-hidden className="text-tone-amber" />
      <div role="alert">
        <h2 className="text-base font-semibold">{text.title}</h2>
        <p className="mt-1 max-w-md text-muted">{text.text}</p>
      </div>
      <Button variant="primary" onClick={reloadList}>
        {text.again}
      </Button>
    </main>
  )
}
