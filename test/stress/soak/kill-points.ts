/**
 * Preload (`node --import`) that counts each moment at which a process may die with partial work:
 * before and after each write and commit of the queue, and along each request. At the chosen one it
 * kills its own process with SIGKILL, which nothing can catch. Does not change product code.
 */
import diagnostics from 'node:diagnostics_channel'
import { appendFileSync, writeFileSync } from 'node:fs'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { isMainThread } from 'node:worker_threads'
import Database, { type Statement } from 'better-sqlite3'
import { killPlanSchema } from './kill-plan.ts'
import { commitLabel, requestLabel, writeLabel } from './point-labels.ts'

const planText = process.env.SOAK_KILL_PLAN
if (isMainThread && planText !== undefined) arm(planText)

function arm(text: string): void {
  const plan = killPlanSchema.parse(JSON.parse(text))
  const { aim } = plan
  let points = 0
  let matches = 0

  const die = (label: string) => {
    writeFileSync(plan.reportFile, label)
    process.kill(process.pid, 'SIGKILL')
  }
  const reach = (label: string) => {
    points++
    if (plan.traceFile !== undefined) appendFileSync(plan.traceFile, `${label}\n`)
    if (aim === null) return
    if (aim.kind === 'nth' ? points !== aim.n : aim.label !== label || ++matches !== aim.occurrence)
      return
    if (aim.kind === 'label' && aim.delayMs > 0) setTimeout(die, aim.delayMs, `${label} + some ms`)
    else die(label)
  }

  watchWrites(reach)
  watchRequests(reach)
  if (plan.noCheckpoint) stopCheckpoints()
}

function watchWrites(reach: (label: string) => void): void {
  const prototype = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Statement
  // Called with `apply` on the statement at hand.
  // oxlint-disable-next-line typescript/unbound-method
  const { run, get } = prototype
  let moves: string[] = []
  const around = (original: typeof run | typeof get) =>
    function (this: Statement, ...values: unknown[]): unknown {
      const statement = this as Statement & {
        source: string
        database: Database.Database
        readonly: boolean
      }
      const { source, database, readonly } = statement
      const isCommit = source === 'COMMIT'
      // SQLite treats a commit as a read-only statement.
      if (
        !database.name.endsWith('queue.db') ||
        (readonly && !isCommit) ||
        source.startsWith('BEGIN')
      )
        return original.apply(this, values)
      const label = isCommit ? commitLabel(moves) : writeLabel(source, values)
      reach(`${label}, before`)
      const result: unknown = original.apply(this, values)
      if (isCommit) moves = []
      else if (label.includes('→')) moves.push(label.replace('write ', ''))
      reach(`${label}, after`)
      return result
    }
  prototype.run = around(run) as typeof run
  prototype.get = around(get)
}

function watchRequests(reach: (label: string) => void): void {
  diagnostics.subscribe('http.client.request.created', (message) => {
    const { request } = message as { request: ClientRequest }
    const label = requestLabel(request.method, request.path)
    reach(`${label}, before connecting`)
    const [write, end] = [request.write.bind(request), request.end.bind(request)]
    let first = true
    request.write = ((...args: Parameters<typeof write>) => {
      const result = write(...args)
      if (first) reach(`${label}, head and first bytes written`)
      first = false
      return result
    }) as typeof write
    request.end = ((...args: Parameters<typeof end>) => {
      const result = end(...args)
      reach(`${label}, all written`)
      return result
    }) as typeof end
    request.once('finish', () => reach(`${label}, sent`))
    request.prependOnceListener('response', (response: IncomingMessage) => {
      reach(`${label}, answer begun`)
      response.prependOnceListener('end', () => reach(`${label}, answered`))
    })
  })
}

function stopCheckpoints(): void {
  // oxlint-disable-next-line typescript/unbound-method
  const { pragma } = Database.prototype
  Database.prototype.pragma = function (
    this: Database.Database,
    source: string,
    options?: Database.PragmaOptions
  ): unknown {
    const result: unknown = pragma.call(this, source, options)
    if (source.startsWith('journal_mode')) pragma.call(this, 'wal_autocheckpoint = 0')
    return result
  }
}
