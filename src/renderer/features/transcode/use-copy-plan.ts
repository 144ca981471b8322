import { useEffect, useState } from 'react'
import type { CopyMode } from '../../../contract/media/transcode.ts'
import type { IpcOutput } from '../../../contract/ipc.ts'
import { CallError, call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'

export type CopyPlans = IpcOutput<'transcode.plan'>

/** Plans for copies of these jobs' videos in a mode; the last answer stays until the next one. */
export function useCopyPlan(
  jobIds: readonly string[],
  mode: CopyMode
): { plans: CopyPlans | null; error: string | null } {
  const [answer, setAnswer] = useState<{ plans: CopyPlans | null; error: string | null }>({
    plans: null,
    error: null
  })
  useEffect(() => {
    let wanted = true
    // Plan with the cut, so that the answer has everything; whether to cut is the user's choice.
    call('transcode.plan', { jobIds: [...jobIds], choices: { mode, trim: true } })
      .then((plans) => wanted && setAnswer({ plans, error: null }))
      .catch(
        (error: unknown) =>
          wanted &&
          setAnswer({
            plans: null,
            error: error instanceof CallError ? error.message : strings.error.unexpected
          })
      )
    return () => {
      wanted = false
    }
  }, [jobIds, mode])
  return answer
}
