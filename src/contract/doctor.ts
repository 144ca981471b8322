import { z } from 'zod'

export const toolReportSchema = z.object({
  path: z.string().nullable(),
  version: z.string().nullable(),
  problem: z.string().nullable()
})

/** The output of `doctor`: enough to help, nothing secret. */
export const doctorReportSchema = z.object({
  app: z.string(),
  node: z.string(),
  platform: z.string(),
  ffprobe: toolReportSchema,
  ffmpeg: toolReportSchema,
  dataFolder: z.object({
    path: z.string(),
    writable: z.boolean(),
    freeBytes: z.number().nullable()
  }),
  database: z.object({
    ok: z.boolean(),
    jobs: z.int(),
    setAside: z.int(),
    problem: z.string().nullable()
  }),
  backend: z.string(),
  keyPresent: z.boolean(),
  apiCallsThisMonth: z.int(),
  apiCallBudget: z.int(),
  runner: z.enum(['this', 'other', 'none'])
})
export type DoctorReport = z.infer<typeof doctorReportSchema>
