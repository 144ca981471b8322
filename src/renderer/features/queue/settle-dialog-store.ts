import { create } from 'zustand'

/** The post that a person is asked about; null while the dialog is closed. */
export const useSettleDialog = create<{ jobId: string | null }>()(() => ({ jobId: null }))

/** Asks whether this post, sent and not confirmed, is on TikTok. */
export function askToSettle(jobId: string): void {
  useSettleDialog.setState({ jobId })
}

export function closeSettleDialog(): void {
  useSettleDialog.setState({ jobId: null })
}
