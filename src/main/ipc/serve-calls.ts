import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clipboard, ipcMain, shell } from 'electron'
import { z } from 'zod'
import { AppError } from '../../contract/app-error.ts'
import { rpcChannel } from '../../contract/ipc.ts'
import { t } from '../../contract/messages/say.ts'
import { thirdPartySchema } from '../../contract/third-party.ts'
import type { ThirdParty } from '../../contract/third-party.ts'
import type { Log } from '../../engine/ports.ts'
import { createPathDialogs } from '../desktop/dialogs.ts'
import type { PathDialogs } from '../desktop/dialogs.ts'
import type { AppWindow } from '../window/app-window.ts'
import { isOwnFrame } from '../window/security.ts'
import type { HandlerContext } from './handlers/handler-context.ts'
import { createRpcHandlers } from './rpc-handlers.ts'
import { createRpcHost } from './rpc-host.ts'

type OfElectron = keyof PathDialogs | 'openExternal' | 'showInFolder' | 'copyText' | 'thirdParty'

export interface ServeCallsOptions extends Omit<HandlerContext, OfElectron | 'engine'> {
  window: AppWindow
  devOrigin: string | null
  /** Folder of the built page. */
  rendererDir: string
  log: Log
}

/** Starts answering the window's calls. */
export function serveCalls(options: ServeCallsOptions): void {
  const { window, devOrigin, rendererDir, log, settings } = options
  const rpc = createRpcHost({
    log,
    isOwnFrame: (url) => isOwnFrame(url, devOrigin),
    handlers: createRpcHandlers({
      ...options,
      thirdParty: () => readThirdParty(rendererDir),
      openExternal: (url) => shell.openExternal(url),
      showInFolder: (path) => shell.showItemInFolder(path),
      copyText: (text) => clipboard.writeText(text),
      ...createPathDialogs(settings, window.current)
    })
  })
  ipcMain.handle(rpcChannel, (event, name: unknown, input: unknown) => {
    window.heard()
    return rpc(event, name, input)
  })
}

/** Reads the list that `scripts/packaging/third-party-plugin.ts` wrote beside the page's bundle. */
async function readThirdParty(rendererDir: string): Promise<ThirdParty[]> {
  try {
    return z
      .array(thirdPartySchema)
      .parse(JSON.parse(await readFile(join(rendererDir, 'third-party.json'), 'utf8')))
  } catch (cause) {
    throw new AppError('NO_LICENCE_LIST', t('desktop.call.no-licences'), { cause, retry: 'never' })
  }
}
