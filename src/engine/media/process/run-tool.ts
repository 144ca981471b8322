import { execFile } from 'node:child_process'
import { abortReason } from './abort-reason.ts'
import { toolEnvironment } from './tool-environment.ts'
import type { ToolExit, ToolOrder } from './tool-exit.ts'
import { dyingMs, fitsShell, leaveBehind, ToolShell, type ShellExit } from './tool-shell.ts'

/** How long an idle shell is kept for the next file. */
const idleMs = 5_000

const shells = new Set<ToolShell>()
let shellsWork = true
let idleTimer: NodeJS.Timeout | null = null

/**
 * Runs an external program on one file, with limits on time and output; ends it on abort. Starts it
 * from a small shell if there is one (see `ToolShell`). A run that fails there is repeated
 * directly, and that result counts: its messages are unaltered. Callers limit how many run at once.
 * Throws the signal's reason; everything else is a result.
 */
export async function runTool(order: ToolOrder): Promise<ToolExit> {
  order.signal?.throwIfAborted()
  if (shellsWork && fitsShell(order)) {
    const exit = await runInShell(order)
    switch (exit.kind) {
      case 'exited':
        if (exit.code === 0) return { ...exit, stderr: '' }
        break
      case 'timed-out':
      case 'flooded':
        return exit
      case 'gone':
        shellsWork = false
    }
  }
  return await runDirectly(order)
}

async function runInShell(order: ToolOrder): Promise<ShellExit> {
  const shell = freeShell(order) ?? new ToolShell(order)
  shells.add(shell)
  try {
    return await shell.run(order)
  } finally {
    if (!shell.usable) shells.delete(shell)
    idleTimer ??= setTimeout(closeIdle, idleMs).unref()
    idleTimer.refresh()
  }
}

function freeShell({ program, args }: ToolOrder): ToolShell | undefined {
  for (const shell of shells)
    if (shell.usable && shell.program === program && shell.args === args) return shell
  return undefined
}

function closeIdle(): void {
  for (const shell of shells) {
    if (!shell.usable) continue
    shells.delete(shell)
    shell.close()
  }
}

function runDirectly(order: ToolOrder): Promise<ToolExit> {
  const { signal } = order
  const { promise, resolve, reject } = Promise.withResolvers<ToolExit>()
  const limits = {
    timeout: order.timeoutMs,
    maxBuffer: order.mostOutputBytes,
    killSignal: 'SIGKILL',
    windowsHide: true,
    env: toolEnvironment()
  } as const
  const child = execFile(
    order.program,
    [...order.args, order.file],
    { ...limits, signal },
    (error, stdout, stderr) => {
      clearTimeout(overdue)
      signal?.removeEventListener('abort', onAbort)
      if (signal?.aborted) reject(abortReason(signal))
      else if (!error) resolve({ kind: 'exited', code: 0, stdout, stderr })
      else if (child.pid === undefined) resolve({ kind: 'not-started', cause: error })
      else if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') resolve({ kind: 'flooded' })
      else if (error.killed === true) resolve({ kind: 'timed-out' })
      else
        resolve({
          kind: 'exited',
          code: typeof error.code === 'number' ? error.code : null,
          stdout,
          stderr
        })
    }
  )
  // Abandons a killed program that does not end, because the run was aborted or its time is over.
  const abandon = (): void => {
    clearTimeout(overdue)
    leaveBehind(child)
    if (signal?.aborted) reject(abortReason(signal))
    else resolve({ kind: 'timed-out' })
  }
  const overdue = setTimeout(abandon, order.timeoutMs + dyingMs)
  const onAbort = (): void => void setTimeout(abandon, dyingMs).unref()
  signal?.addEventListener('abort', onAbort, { once: true })
  return promise
}
