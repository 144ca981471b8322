import { z } from 'zod'

/** The window's views, as named in its navigation. */
export const viewSchema = z.enum(['queue', 'history', 'accounts', 'settings'])
export type View = z.infer<typeof viewSchema>

/**
 * Events to the window other than list changes: a menu item chosen, a notification clicked. Never
 * carries a path or a key. Ignore unknown types.
 */
export const appEventSchema = z.discriminatedUnion('type', [
  /** Show this view. */
  z.object({ type: z.literal('show-view'), view: viewSchema }),
  /** Show this job's row, expanded and scrolled into view. */
  z.object({ type: z.literal('show-job'), jobId: z.string() }),
  /** A menu item that the window handles. */
  z.object({
    type: z.literal('command'),
    command: z.enum([
      'add-files',
      'add-folder',
      'find',
      'pause',
      'resume',
      'stop-now',
      'retry-failed',
      'clear-finished',
      'connect-account',
      'save-diagnostics'
    ])
  }),
  /** The result of `app.state` has changed: call it again. */
  z.object({ type: z.literal('state-changed') })
])
export type AppEvent = z.infer<typeof appEventSchema>
