import { failureTable, type FailureKind } from './failure-table.ts'

/** The fields of an API failure that decide how to handle it; `AetherError` has them. */
export interface ApiFailure {
  code: string
  status: number | undefined
}

/** Classifies a failure by its code first, then by its HTTP status. */
export function failureKind({ code, status }: ApiFailure): FailureKind {
  const known = failureTable[code]
  if (known !== undefined) return known.kind
  if (status === 401) return 'not-authorised'
  if (status === 429) return 'rate-limit'
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 409)
    return 'refused'
  return 'passing'
}
