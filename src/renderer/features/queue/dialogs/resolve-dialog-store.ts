import { create } from 'zustand'

/** The post that the dialog asks about; null while it is closed. */
export const useResolveDialog = create<{ jobId: string | null }>()(() => ({ jobId: null }))

/** Asks whether this post, sent and not confirmed, is on TikTok. */
export function askToResolve(jobId: string): void {
  useResolveDialog.setState({ jobId })
}

export function closeResolveDialog(): void {
  useResolveDialog.setState({ jobId: null })
}
