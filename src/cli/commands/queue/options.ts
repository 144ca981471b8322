import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import type { OrderKind, OrderOptions } from './change.ts'
import { UsageError } from '../../usage-error.ts'
import { withJson, withSandbox } from '../shared-options.ts'

const orders: Record<OrderKind, { description: string; all: string }> = {
  retry: {
    description: 'Try failed jobs again, or look again at what needs attention.',
    all: 'every failed job'
  },
  cancel: {
    description: 'Cancel jobs that are not out yet; scheduled ones are taken back from Aether.',
    all: 'every job that is not out yet'
  },
  clear: {
    description: 'Take jobs out of the list; what was posted stays known.',
    all: 'every published or cancelled job'
  }
}

export function addQueueCommands(program: Command, context: CliContext, finish: Finish): void {
  const queue = program
    .command('queue')
    .description("Look at the queue and change it; the same queue as the window's.")
  withSandbox(withJson(queue.command('list')))
    .description('Show every job with its state.')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue list
  $ aether-uploader queue list --json | jq -r 'select(.job.phase == "failed") | .job.id'`
    )
    .action(async (given: { json: boolean; sandbox: boolean }) => {
      const { queueList } = await import('./list.ts')
      finish(await queueList(given, context))
    })

  withSandbox(withJson(queue.command('export')))
    .description(
      'Print a receipt for every confirmed job: file, hash, choices, consent, outcome, every step. CSV, or JSON lines.'
    )
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue export > receipts.csv
  $ aether-uploader queue export --json | jq .receipt.url`
    )
    .action(async (given: { json: boolean; sandbox: boolean }) => {
      const { queueExport } = await import('./export.ts')
      finish(await queueExport(given, context))
    })

  for (const kind of ['retry', 'cancel', 'clear'] as const) {
    const { description, all } = orders[kind]
    withSandbox(withJson(queue.command(kind)))
      .description(description)
      .argument('[job...]', 'ids as shown by queue list')
      .option('--all', all, false)
      .addHelpText(
        'after',
        `
Examples:
  $ aether-uploader queue ${kind} 3f2b9c
  $ aether-uploader queue ${kind} --all`
      )
      .action(async (ids: string[], given: OrderOptions) => {
        const { queueOrder } = await import('./change.ts')
        finish(await queueOrder(kind, ids, given, context))
      })
  }

  withSandbox(queue.command('budget'))
    .description(
      'Show, or say, how many API calls a month your Aether plan has. From 80 % on posts are asked about less often.'
    )
    .argument('[calls]', 'a whole number')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue budget
  $ aether-uploader queue budget 100000`
    )
    .action(async (calls: string | undefined, given: { sandbox: boolean }) => {
      const { queueBudget } = await import('./budget.ts')
      finish(await queueBudget(calls, given, context))
    })

  withSandbox(withJson(queue.command('reschedule')))
    .description('Give jobs that wait for their time another one.')
    .argument('<job...>', 'ids as shown by queue list')
    .requiredOption(
      '--at <time>',
      "2026-12-01T09:00 on this machine's clock, or with Z or an offset"
    )
    .option('--keep-local', 'never hand the new time to Aether: this machine has to be on then')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue reschedule 3f2b9c --at 2026-12-01T18:30
  $ aether-uploader queue reschedule 3f2b9c --at 2026-12-01T18:30 --keep-local`
    )
    .action(
      async (
        ids: string[],
        given: { at: string; keepLocal?: boolean; json: boolean; sandbox: boolean }
      ) => {
        const { readAt } = await import('../when.ts')
        const { queueReschedule } = await import('./change.ts')
        finish(await queueReschedule(ids, readAt(given.at), given, context))
      }
    )

  withSandbox(withJson(queue.command('missed')))
    .description('Decide about posts whose time went by while nothing could be sent.')
    .option('--send', 'send them now, one after the other', false)
    .option('--next', 'the same clock time on the next free day', false)
    .option('--leave', 'do not send them; they stay in the queue, unconfirmed', false)
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue missed --next`
    )
    .action(
      async (given: {
        send: boolean
        next: boolean
        leave: boolean
        json: boolean
        sandbox: boolean
      }) => {
        const answers = [
          given.send && ('send-spaced' as const),
          given.next && ('next-slot' as const),
          given.leave && ('leave' as const)
        ].filter((answer) => answer !== false)
        const [answer] = answers
        if (answer === undefined || answers.length > 1)
          throw new UsageError('Say one of --send, --next or --leave.')
        const { queueMissed } = await import('./change.ts')
        finish(await queueMissed(answer, given, context))
      }
    )

  withSandbox(withJson(queue.command('resolve')))
    .description('Settle jobs that were sent but not confirmed, after a look at the account.')
    .argument('<job...>', 'ids as shown by queue list')
    .option(
      '--posted',
      'they are there: count them as published, or as scheduled while their time is to come',
      false
    )
    .option('--post-again', 'they are not there: post them again', false)
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader queue resolve 3f2b9c --posted
  $ aether-uploader queue resolve 3f2b9c --post-again`
    )
    .action(
      async (
        jobs: string[],
        given: { posted: boolean; postAgain: boolean; json: boolean; sandbox: boolean }
      ) => {
        if (given.posted === given.postAgain)
          throw new UsageError('Say what you saw on the account: --posted or --post-again.')
        const { queueResolve } = await import('./change.ts')
        finish(await queueResolve(jobs, given.posted ? 'posted' : 'post-again', given, context))
      }
    )
}
