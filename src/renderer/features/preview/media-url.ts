/**
 * Returns the video URL of a job: the queue's session and the job id. Only the main process has the
 * path.
 */
export function previewUrl(session: number, jobId: string): string {
  return `app-media://preview/${session}/${jobId}`
}

/** Returns the URL of a job's thumbnail. The size makes it differ after the file changed. */
export function thumbnailUrl(session: number, jobId: string, sizeBytes: number): string {
  return `app-media://thumbnail/${session}/${jobId}?v=${sizeBytes}`
}
