import type { ZodType } from 'zod'
import { ipcContract, isIpcName } from '../../contract/ipc.ts'
import type { IpcName, IpcOutput, IpcParsed, IpcReply } from '../../contract/ipc.ts'
import { t } from '../../contract/messages/say.ts'
import type { Log } from '../../engine/ports.ts'
import { toUserError } from '../errors/user-error.ts'

/** One function per call of the contract. Inputs are already parsed. */
export type RpcHandlers = {
  [N in IpcName]: (input: IpcParsed<N>) => Promise<IpcOutput<N>> | IpcOutput<N>
}

/** The part of Electron's event that the host reads. */
export interface RpcSender {
  senderFrame: { url: string } | null
}

export interface RpcHostOptions {
  handlers: RpcHandlers
  isOwnFrame: (url: string | undefined) => boolean
  log: Log
}

const refuse = (code: string, message: string): IpcReply<never> => ({ ok: false, code, message })

/**
 * Answers a call from the window. Never throws: Electron would strip the error's class and add its
 * own text. Rejects a foreign frame, an unknown name and an input outside the contract before any
 * handler runs; never logs inputs, as one of them carries the key.
 */
export function createRpcHost({ handlers, isOwnFrame, log }: RpcHostOptions) {
  return async (event: RpcSender, name: unknown, input: unknown): Promise<IpcReply<unknown>> => {
    if (!isOwnFrame(event.senderFrame?.url)) {
      log.warn('Refused a call from a frame that is not ours')
      return refuse('FORBIDDEN_ORIGIN', t('desktop.call.foreign-page'))
    }
    if (!isIpcName(name)) return refuse('UNKNOWN_CALL', t('desktop.call.unknown'))
    const schema: ZodType = ipcContract[name].input
    const parsed = schema.safeParse(input)
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'input').join(', ')
      log.warn('Refused a call with an input outside the contract', { name, where })
      return refuse('INVALID_INPUT', t('desktop.call.bad-input', { where }))
    }
    try {
      // The mapped type pairs name and input; TypeScript cannot follow it through a union of names.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const handler = handlers[name] as (input: unknown) => unknown
      return { ok: true, value: await handler(parsed.data) }
    } catch (error) {
      const told = toUserError(error)
      if (told !== null) {
        log.info('A call ended with an error', { name, code: told.code })
        return refuse(told.code, told.message)
      }
      log.error('A call failed unexpectedly', {
        name,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error)
      })
      return refuse('INTERNAL', t('error.unexpected'))
    }
  }
}
