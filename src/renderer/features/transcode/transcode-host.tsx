import { useEffect } from 'react'
import { TranscodeDialog } from './transcode-dialog.tsx'
import { ProgressDialog, ProgressStrip, ResultDialog } from './transcode-progress.tsx'
import { resumeWatching, useTranscode } from './transcode-store.ts'

/** Everything of copies that is on the screen besides the buttons that ask for them. */
export function TranscodeHost() {
  const { asking, batch, open } = useTranscode()
  useEffect(() => void resumeWatching(), [])
  if (asking !== null) return <TranscodeDialog jobIds={asking} />
  if (batch === null) return null
  if (!batch.running) return <ResultDialog batch={batch} />
  return open ? <ProgressDialog batch={batch} /> : <ProgressStrip batch={batch} />
}
