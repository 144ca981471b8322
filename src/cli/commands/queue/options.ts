import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox, type Flags } from '../shared-options.ts'
import type { MissedOptions, OrderOptions, RescheduleOptions, ResolveOptions } from './change.ts'

const commands = {
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
  const add = (name: string, ...examples: string[]): Command =>
    withExamples(withSandbox(withJson(queue.command(name))), ...examples)

  add('list', 'queue list', `queue list --json | jq -r 'select(.job.phase == "failed") | .job.id'`)
    .description('Show every job with its state.')
    .action(async (given: Flags) => {
      const { queueList } = await import('./list.ts')
      finish(await queueList(given, context))
    })

  add('export', 'queue export > receipts.csv', 'queue export --json | jq .receipt.url')
    .description(
      'Print a receipt for every confirmed job: file, hash, choices, consent, outcome, every step. CSV, or JSON lines.'
    )
    .action(async (given: Flags) => {
      const { queueExport } = await import('./export.ts')
      finish(await queueExport(given, context))
    })

  for (const kind of ['retry', 'cancel', 'clear'] as const)
    add(kind, `queue ${kind} 3f2b9c`, `queue ${kind} --all`)
      .description(commands[kind].description)
      .argument('[job...]', 'ids as shown by queue list')
      .option('--all', commands[kind].all, false)
      .action(async (ids: string[], given: OrderOptions) => {
        const { queueOrder } = await import('./change.ts')
        finish(await queueOrder(kind, ids, given, context))
      })

  withExamples(withSandbox(queue.command('budget')), 'queue budget', 'queue budget 100000')
    .description(
      'Show, or say, how many API calls a month your Aether plan has. From 80 % on posts are asked about less often.'
    )
    .argument('[calls]', 'a whole number')
    .action(async (calls: string | undefined, given: Pick<Flags, 'sandbox'>) => {
      const { queueBudget } = await import('./budget.ts')
      finish(await queueBudget(calls, given, context))
    })

  add(
    'reschedule',
    'queue reschedule 3f2b9c --at 2026-12-01T18:30',
    'queue reschedule 3f2b9c --at 2026-12-01T18:30 --keep-local'
  )
    .description('Give jobs that wait for their time another one.')
    .argument('<job...>', 'ids as shown by queue list')
    .requiredOption(
      '--at <time>',
      "2026-12-01T09:00 on this machine's clock, or with Z or an offset"
    )
    .option('--keep-local', 'never hand the new time to Aether: this machine has to be on then')
    .action(async (ids: string[], given: RescheduleOptions) => {
      const { queueReschedule } = await import('./change.ts')
      finish(await queueReschedule(ids, given, context))
    })

  add('missed', 'queue missed --next')
    .description('Decide about posts whose time went by while nothing could be sent.')
    .option('--send', 'send them now, one after the other', false)
    .option('--next', 'the same clock time on the next free day', false)
    .option('--leave', 'do not send them; they stay in the queue, unconfirmed', false)
    .action(async (given: MissedOptions) => {
      const { queueMissed } = await import('./change.ts')
      finish(await queueMissed(given, context))
    })

  add('resolve', 'queue resolve 3f2b9c --posted', 'queue resolve 3f2b9c --post-again')
    .description('Settle jobs that were sent but not confirmed, after a look at the account.')
    .argument('<job...>', 'ids as shown by queue list')
    .option(
      '--posted',
      'they are there: count them as published, or as scheduled while their time is to come',
      false
    )
    .option('--post-again', 'they are not there: post them again', false)
    .action(async (ids: string[], given: ResolveOptions) => {
      const { queueResolve } = await import('./change.ts')
      finish(await queueResolve(ids, given, context))
    })
}
