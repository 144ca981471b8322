import { create } from 'zustand'

/** What the dialogs ask about: the post that is not confirmed, the posts that get another time. */
export const useDialogs = create<{ resolving: string | null; timed: readonly string[] }>()(() => ({
  resolving: null,
  timed: []
}))
const set = useDialogs.setState

/** Asks whether this post, sent and not confirmed, is on TikTok. */
export const askToResolve = (jobId: string): void => set({ resolving: jobId })
export const closeResolveDialog = (): void => set({ resolving: null })

/** Asks for another time for these posts. */
export const changeTimeOf = (jobIds: readonly string[]): void => set({ timed: jobIds })
export const closeTimeDialog = (): void => set({ timed: [] })
