import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A dead process's database: the file, and a log that was never checkpointed. */
export interface RecordedLog {
  file: Buffer
  log: Buffer
  frames: readonly WalFrame[]
}

/** One page of the log. SQLite recovers up to an `endsCommit` frame. */
export interface WalFrame {
  endByte: number
  endsCommit: boolean
}

const walHeaderBytes = 32
const frameHeaderBytes = 24

/**
 * Reads the files of a database in `dataDir` and the frames of its log
 * (https://www.sqlite.org/fileformat.html#the_write_ahead_log).
 */
export function readLog(dataDir: string): RecordedLog {
  const log = readFileSync(join(dataDir, 'queue.db-wal'))
  const pageBytes = log.readUInt32BE(8)
  const frames: WalFrame[] = []
  for (
    let at = walHeaderBytes;
    at + frameHeaderBytes + pageBytes <= log.length;
    at += frameHeaderBytes + pageBytes
  ) {
    frames.push({
      endByte: at + frameHeaderBytes + pageBytes,
      endsCommit: log.readUInt32BE(at + 4) !== 0
    })
  }
  return { file: readFileSync(join(dataDir, 'queue.db')), log, frames }
}

/** Writes the database as after a power cut when `bytes` of the log were on disk. */
export function writeCut({ file, log }: RecordedLog, bytes: number, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  if (existsSync(join(dataDir, 'queue.db'))) throw new Error('a cut needs a folder of its own')
  writeFileSync(join(dataDir, 'queue.db'), file)
  writeFileSync(join(dataDir, 'queue.db-wal'), log.subarray(0, bytes))
}
