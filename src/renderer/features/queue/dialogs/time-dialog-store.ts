import { create } from 'zustand'

/** The posts whose time is being changed; null while the dialog is closed. */
export const useTimeDialog = create<{ jobIds: readonly string[] | null }>()(() => ({
  jobIds: null
}))

/** Asks for another time for these posts. */
export function changeTimeOf(jobIds: readonly string[]): void {
  if (jobIds.length > 0) useTimeDialog.setState({ jobIds })
}

export function closeTimeDialog(): void {
  useTimeDialog.setState({ jobIds: null })
}
