import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A part of a benchmark in a process of its own, so that its memory and its event loop are its own. */
export interface Child {
  /** Sends an order and waits for the answer. @throws Error with the child's own words, or when it ends instead */
  ask(order: object): Promise<unknown>
  /** Ends it and waits until it is gone. */
  close(): Promise<void>
}

type Reply = { ok: true; value: unknown } | { ok: false; message: string }

/** @param file a module that calls `serve` */
export function startChild(file: URL, execArgv: readonly string[] = []): Child {
  const child = fork(file, {
    execArgv: [...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const exited = once(child, 'exit')
  return {
    async ask(order) {
      const reply = nextMessage(child)
      child.send(order)
      const answer = await Promise.race([
        reply,
        exited.then(() => ({ ok: false, message: `${file.pathname} ended` }) satisfies Reply)
      ])
      if (!answer.ok) throw new Error(answer.message)
      return answer.value
    },
    async close() {
      if (child.connected) child.disconnect()
      const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(impatient)
    }
  }
}

function nextMessage(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve) => child.once('message', (message: Reply) => resolve(message)))
}

/** The child's side: answers each order in turn, and calls `end` when the parent lets go. */
export function serve(
  answer: (order: unknown) => Promise<unknown>,
  end: () => Promise<void> = async () => undefined
): void {
  process.on('message', (order) => {
    void answer(order).then(
      (value) => process.send?.({ ok: true, value } satisfies Reply),
      (error: unknown) =>
        process.send?.({
          ok: false,
          message: error instanceof Error ? (error.stack ?? error.message) : String(error)
        } satisfies Reply)
    )
  })
  process.once('disconnect', () => void end().finally(() => process.exit()))
}
