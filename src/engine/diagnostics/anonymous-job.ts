import type { Job } from '../../contract/queue/job.ts'

/** A job for support requests: ids, codes, sizes, times; no name, path, caption, link, message. */
export function toAnonymousJob(job: Job, account: string) {
  const {
    id,
    position,
    phase,
    waiting,
    attempts,
    sizeBytes,
    media,
    findings,
    error,
    postId,
    sha256,
    options
  } = job
  return {
    id,
    position,
    account,
    phase,
    waiting,
    attempts,
    sizeBytes,
    postId,
    media: media && {
      container: media.container,
      codec: media.codec,
      durationS: media.durationS,
      width: media.width,
      height: media.height,
      fps: media.fps
    },
    findings: findings.map(({ code, severity }) => `${severity} ${code}`),
    errorCode: error?.code ?? null,
    audience: options?.privacyLevel ?? null,
    captionLength: job.caption.length,
    hashed: sha256 !== null,
    hasLink: job.url !== null,
    overdue: job.overdue,
    missed: job.missed,
    keptBy: job.keptBy,
    pendingOrder: job.pendingOrder,
    createdAt: job.createdAt,
    consentAt: job.consentAt,
    submittedAt: job.submittedAt,
    settledAt: job.settledAt,
    scheduledFor: job.scheduledFor
  }
}
