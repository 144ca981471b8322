import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import type { ReceiptView } from '../../../contract/history/history.ts'
import type { historyCalls } from '../../../contract/ipc/history-calls.ts'
import type { Receipt } from '../../../contract/history/receipt.ts'
import { t } from '../../../contract/messages/say.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { saveBundle } from '../../../engine/diagnostics/save-bundle.ts'
import { exportReceipts } from '../../../engine/export/export-receipts.ts'
import { displayPath } from '../job-row.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

function toReceiptView({ path, ...receipt }: Receipt): ReceiptView {
  return { ...receipt, name: visibleText(basename(path)), displayPath: displayPath(path) }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Formats date and time for a file's name, on this computer's clock: "2026-11-22 0915". */
function stamp(now: Date = new Date()): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}${two(now.getMinutes())}`
}

/** Handles calls about the history and exported files. */
export function historyHandlers({
  app,
  host,
  settings,
  dataDir,
  engine,
  chooseSavePath,
  showInFolder,
  secrets
}: HandlerContext): HandlersOf<typeof historyCalls> {
  let saved: string | null = null

  return {
    'history.page': ({ query, offset, limit }) => engine().history.page(query, offset, limit),
    'history.receipt': ({ jobId }) => {
      const receipt = engine().history.receipt(jobId)
      return receipt === null ? null : toReceiptView(receipt)
    },
    'history.export': async ({ query, format }) => {
      const file = await chooseSavePath(`${t('desktop.save.posts', { stamp: stamp() })}.${format}`)
      if (file === null) return null
      const count = await exportReceipts(file, engine().history.receipts(query), format)
      saved = file
      return { name: basename(file), count }
    },
    'diagnostics.save': async () => {
      const file = await chooseSavePath(`${t('desktop.save.diagnostics', { stamp: stamp() })}.zip`)
      if (file === null) return null
      const { problem } = await app.state()
      // A folder's name reveals as much as a file's.
      const { encryptedKey, dialogFolder: _untold, ...rest } = settings.read()
      await saveBundle(file, {
        face: 'window',
        engine: host.current()?.engine ?? null,
        problem: problem === null ? null : `${problem.code}: ${problem.message}`,
        settings: { ...rest, keyIsKept: encryptedKey !== null },
        logFile: join(dataDir, 'logs', 'app.log'),
        secrets: secrets(),
        home: homedir()
      })
      saved = file
      return { name: basename(file) }
    },
    'history.showSaved': () => {
      if (saved === null) throw new AppError('NOTHING_SAVED', t('desktop.call.nothing-saved'))
      showInFolder(saved)
      return {}
    }
  }
}
