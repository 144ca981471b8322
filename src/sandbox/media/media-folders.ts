import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dayMs } from '../daily-limit.ts'
import type { MediaStore } from './media-store.ts'

export type MediaFolders = ReturnType<typeof openMediaFolders>

/**
 * Opens the folders, and removes partial files of a killed process and uploads unused for 24 hours.
 */
export function openMediaFolders(stateDir: string, store: MediaStore, nowMs: number) {
  /** `incoming`: files still arriving, emptied at each start; `media`: complete ones. */
  const folders = { incoming: join(stateDir, 'incoming'), media: join(stateDir, 'media') }
  rmSync(folders.incoming, { recursive: true, force: true })
  mkdirSync(folders.incoming, { recursive: true })
  mkdirSync(folders.media, { recursive: true })
  store.forgetUnused(nowMs - dayMs)
  const known = new Set(store.fileNames())
  for (const name of readdirSync(folders.media)) {
    if (!known.has(name)) rmSync(join(folders.media, name), { force: true })
  }
  return folders
}
