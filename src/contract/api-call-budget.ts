import { z } from 'zod'

/** How many API calls a month the user may enter for the key. */
export const apiCallBudgetBounds = z.int().min(100).max(100_000_000)
