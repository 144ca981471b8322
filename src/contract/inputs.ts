import { z } from 'zod'

/** Inputs that several calls share, all bounded: input from the window is never trusted. */
export const nothing = z.strictObject({})
export const jobId = z.string().min(1).max(200)
export const jobIds = z.array(jobId).min(1).max(100_000)
export const profileId = z.string().trim().min(1).max(200)
export const path = z.string().min(1).max(32_768)
