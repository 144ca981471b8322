import { toast } from 'sonner'
import { create } from 'zustand'
import type { CopyBatch, CopyChoices } from '../../../contract/media/transcode.ts'
import { announce, setSelected } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { attempt } from '../../shared/use-action.ts'
import { offerUndo } from '../../state/undo.ts'

/** How often to poll the main process for progress. */
const lookMs = 300

interface TranscodeStore {
  /** Jobs in the open options dialog; null while it is closed. */
  asking: readonly string[] | null
  batch: CopyBatch | null
  /** Whether the dialog shows the batch, or the strip below the list. */
  open: boolean
}

export const useTranscode = create<TranscodeStore>()(() => ({
  asking: null,
  batch: null,
  open: false
}))
const set = useTranscode.setState
let watching = false

/** Opens the options for copies of these jobs' videos; while copies are being made, shows those. */
export function askForCopies(jobIds: readonly string[]): void {
  if (useTranscode.getState().batch?.running === true) set({ open: true })
  else if (jobIds.length > 0) set({ asking: jobIds })
}

export const stopAsking = (): void => set({ asking: null })
export const setBatchOpen = (open: boolean): void => set({ open })
export const cancelCopies = (): void => attempt(call('transcode.cancel', {}))

/** Closes the result of a batch; only then is the undo reachable. */
export function closeResult(): void {
  const { batch } = useTranscode.getState()
  set({ batch: null, open: false })
  if (batch !== null) offerWayBack(batch)
}

function offerWayBack({ items }: CopyBatch): void {
  const made = items.filter(({ status }) => status === 'made')
  const name = made.length === 1 ? (made[0]?.copyName ?? null) : null
  if (made.length > 0)
    offerUndo(
      name === null ? t('copies.madeMany', { n: made.length }) : t('copies.made', { name }),
      () => call('transcode.undo', { jobIds: made.map(({ jobId }) => jobId) })
    )
}

export async function startCopies(jobIds: readonly string[], choices: CopyChoices): Promise<void> {
  set({
    batch: await call('transcode.start', { jobIds: [...jobIds], choices }),
    asking: null,
    open: true
  })
  void watch()
}

/** Continues to show a batch that was started before this page loaded. */
export async function resumeWatching(): Promise<void> {
  const batch = await call('transcode.state', {}).catch(() => null)
  if (batch?.running !== true || watching) return
  set({ batch })
  await watch()
}

async function watch(): Promise<void> {
  if (watching) return
  watching = true
  try {
    for (;;) {
      const batch = await call('transcode.state', {})
      if (!batch.running) return finish(batch)
      set({ batch })
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  } catch (error) {
    set({ batch: null, open: false })
    attempt(Promise.reject(error))
  } finally {
    watching = false
  }
}

function finish(batch: CopyBatch): void {
  const { items } = batch
  const isMade = items.some(({ status }) => status === 'made')
  if (isMade) setSelected([])
  // An error stays on the screen until the user has read it.
  if (
    items.some(
      ({ status, message }) =>
        status === 'failed' || status === 'cannot' || (status === 'made' && message !== null)
    )
  )
    return set({ batch, open: true })
  set({ batch: null, open: false })
  if (isMade) offerWayBack(batch)
  else if (items.some(({ status }) => status === 'cancelled')) {
    toast(t('copies.cancelled'))
    announce(t('copies.cancelled'))
  }
}
