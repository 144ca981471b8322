import { z } from 'zod'

/** What a person may say of how many API calls a month their key has. */
export const apiCallBudgetBounds = z.int().min(100).max(100_000_000)
