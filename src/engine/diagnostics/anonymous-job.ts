import type { Job } from '../../contract/queue/job.ts'

/** A job for support requests: ids, codes, sizes, times; no name, path, caption, link, message. */
export function toAnonymousJob(job: Job, account: string) {
  const { media } = job
  return {
    id: job.id,
    position: job.position,
    account,
    phase: job.phase,
    waiting: job.waiting,
    attempts: job.attempts,
    sizeBytes: job.sizeBytes,
    postId: job.postId,
    media: media && {
      container: media.container,
      codec: media.codec,
      durationS: media.durationS,
      width: media.width,
      height: media.height,
      fps: media.fps
    },
    findings: job.findings.map(({ code, severity }) => `${severity} ${code}`),
    errorCode: job.error?.code ?? null,
    audience: job.options?.privacyLevel ?? null,
    captionLength: job.caption.length,
    hashed: job.sha256 !== null,
    hasLink: job.url !== null,
    overdue: job.overdue,
    missed: job.missed,
    keptBy: job.keptBy,
    pendingChange: job.pendingChange,
    createdAt: job.createdAt,
    consentAt: job.consentAt,
    submittedAt: job.submittedAt,
    settledAt: job.settledAt,
    scheduledFor: job.scheduledFor
  }
}
