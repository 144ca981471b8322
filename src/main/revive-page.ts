import type { RenderProcessGoneDetails, WebContents } from 'electron'

/** A page that ends again so soon would end at every load. */
const againMs = 10_000

/**
 * Loads the page anew when its process crashed or was killed: sending goes on without it, but a person would look at an
 * empty window. A page that crashes twice in a row is left alone.
 * @param onGone told each time, before the page is loaded
 */
export function revivePage(contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>, onGone: (reason: RenderProcessGoneDetails['reason']) => void, nowMs: () => number = () => performance.now()): void {
  let lastMs = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    const again = nowMs() - lastMs < againMs
    lastMs = nowMs()
    onGone(reason)
    if (!again) contents.reload()
  })
}
