import { mediaProbe, type MediaProbe } from './media-probe.ts'
import type { Db } from '../state/open-state.ts'

export interface StoredMedia {
  key: string
  /** Name inside the media folder. */
  fileName: string
  mimeType: string
  sha256: string
  sizeBytes: number
  probe: MediaProbe
  createdAtMs: number
}

export type MediaStore = ReturnType<typeof createMediaStore>

interface MediaRow extends Omit<StoredMedia, 'probe'> {
  probe: string
}

export function createMediaStore(db: Db) {
  const insert = db.prepare<MediaRow>(
    'INSERT INTO media (key, file_name, mime_type, sha256, size_bytes, probe, created_at_ms) VALUES (@key, @fileName, @mimeType, @sha256, @sizeBytes, @probe, @createdAtMs)'
  )
  const one = db.prepare<[string], MediaRow>(
    'SELECT key, file_name AS fileName, mime_type AS mimeType, sha256, size_bytes AS sizeBytes, probe, created_at_ms AS createdAtMs FROM media WHERE key = ?'
  )
  const names = db.prepare<[], { fileName: string }>('SELECT file_name AS fileName FROM media')
  const forget = db.prepare<[number]>(
    'DELETE FROM media WHERE created_at_ms < ? AND key NOT IN (SELECT media_key FROM posts)'
  )
  return {
    add: (media: StoredMedia): void =>
      void insert.run({ ...media, probe: JSON.stringify(media.probe) }),
    get(key: string): StoredMedia | null {
      const row = one.get(key)
      return row === undefined ? null : { ...row, probe: mediaProbe.parse(JSON.parse(row.probe)) }
    },
    fileNames: (): string[] => names.all().map((row) => row.fileName),
    /** Deletes the rows of media that no post uses and that is older than `beforeMs`. */
    forgetUnused: (beforeMs: number): void => void forget.run(beforeMs)
  }
}
