import type { RenderProcessGoneDetails, WebContents } from 'electron'

/** A page that ends again so soon would end at every load. */
const againMs = 10_000

type Told = (reason: RenderProcessGoneDetails['reason']) => void

/**
 * Reloads the page after its process crashed or was killed: sending continues, but the window would
 * be empty.
 * @param onGone called each time, before the page is loaded
 * @param onAgain called in place of loading a page that crashes twice in a row
 */
export function reloadCrashedPage(
  contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>,
  onGone: Told,
  onAgain: Told,
  nowMs: () => number = () => performance.now()
): void {
  let lastMs = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    const again = nowMs() - lastMs < againMs
    lastMs = nowMs()
    onGone(reason)
    if (again) onAgain(reason)
    else contents.reload()
  })
}
