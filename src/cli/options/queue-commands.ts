import type { Command } from 'commander'
import type { CliContext } from '../cli-context.ts'
import type { Finish } from '../exit-code.ts'
import type { OrderKind, OrderOptions } from '../commands/queue-order.ts'
import { UsageError } from '../usage-error.ts'
import { withJson, withSandbox } from './shared-options.ts'

const orders: Record<OrderKind, { description: string; all: string }> = {
  retry: { description: 'Try failed jobs again, or look again at what needs attention.', all: 'every failed job' },
  cancel: { description: 'Cancel jobs that have not been sent.', all: 'every job that has not been sent' },
  clear: { description: 'Take jobs out of the list; what was posted stays known.', all: 'every published or cancelled job' }
}

export function addQueueCommands(program: Command, context: CliContext, finish: Finish): void {
  const queue = program.command('queue').description('Look at the queue and change it; the same queue as the window\'s.')
  withSandbox(withJson(queue.command('list')))
    .description('Show every job with its state.')
    .addHelpText('after', `
Examples:
  $ aether-uploader queue list
  $ aether-uploader queue list --json | jq -r 'select(.job.phase == "failed") | .job.id'`)
    .action(async (given: { json: boolean; sandbox: boolean }) => {
      const { queueList } = await import('../commands/queue-list.ts')
      finish(await queueList(given, context))
    })

  withSandbox(withJson(queue.command('export')))
    .description('Print a receipt for every confirmed job: file, hash, choices, consent, outcome, every step. CSV, or JSON lines.')
    .addHelpText('after', `
Examples:
  $ aether-uploader queue export > receipts.csv
  $ aether-uploader queue export --json | jq .receipt.url`)
    .action(async (given: { json: boolean; sandbox: boolean }) => {
      const { queueExport } = await import('../commands/queue-export.ts')
      finish(await queueExport(given, context))
    })

  for (const kind of ['retry', 'cancel', 'clear'] as const) {
    const { description, all } = orders[kind]
    withSandbox(withJson(queue.command(kind)))
      .description(description)
      .argument('[job...]', 'ids as shown by queue list')
      .option('--all', all, false)
      .addHelpText('after', `
Examples:
  $ aether-uploader queue ${kind} 3f2b9c
  $ aether-uploader queue ${kind} --all`)
      .action(async (ids: string[], given: OrderOptions) => {
        const { queueOrder } = await import('../commands/queue-order.ts')
        finish(await queueOrder(kind, ids, given, context))
      })
  }

  withSandbox(withJson(queue.command('resolve')))
    .description('Settle a job that was sent but not confirmed, after a look at the account.')
    .argument('<job>', 'id as shown by queue list')
    .option('--posted', 'it is there: count it as published', false)
    .option('--post-again', 'it is not there: post it again', false)
    .addHelpText('after', `
Examples:
  $ aether-uploader queue resolve 3f2b9c --posted
  $ aether-uploader queue resolve 3f2b9c --post-again`)
    .action(async (job: string, given: { posted: boolean; postAgain: boolean; json: boolean; sandbox: boolean }) => {
      if (given.posted === given.postAgain) throw new UsageError('Say what you saw on the account: --posted or --post-again.')
      const { queueResolve } = await import('../commands/queue-order.ts')
      finish(await queueResolve(job, given.posted ? 'posted' : 'post-again', given, context))
    })
}
