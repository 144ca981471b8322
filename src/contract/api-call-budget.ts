import { z } from 'zod'

/** Bounds of the monthly API calls that the user may enter for the key. */
export const apiCallBudgetBounds = z.int().min(100).max(100_000_000)
