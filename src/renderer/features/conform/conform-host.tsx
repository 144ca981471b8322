import { useEffect } from 'react'
import { ConformDialog } from './conform-dialog.tsx'
import { ProgressDialog, ProgressStrip, ResultDialog } from './conform-progress.tsx'
import { resumeWatching, useConform } from './conform-store.ts'

/** Everything of copies that is on the screen besides the buttons that ask for them. */
export function ConformHost() {
  const { asking, batch, open } = useConform()
  useEffect(() => void resumeWatching(), [])
  if (asking !== null) return <ConformDialog jobIds={asking} />
  if (batch === null) return null
  if (!batch.running) return <ResultDialog batch={batch} />
  return open ? <ProgressDialog batch={batch} /> : <ProgressStrip batch={batch} />
}
