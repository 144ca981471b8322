import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox, type Flags } from '../shared-options.ts'
import type { MissedOptions, OrderOptions, RescheduleOptions, ResolveOptions } from './change.ts'

export function addQueueCommands(program: Command, context: CliContext, finish: Finish): void {
  const queue = program.command('queue').description(label('cli.help.queue'))
  const add = (name: string, ...examples: string[]): Command =>
    withExamples(withSandbox(withJson(queue.command(name))), ...examples)

  add('list', 'queue list', `queue list --json | jq -r 'select(.job.phase == "failed") | .job.id'`)
    .description(label('cli.help.queue.list'))
    .action(async (given: Flags) => {
      const { queueList } = await import('./list.ts')
      finish(await queueList(given, context))
    })

  add('export', 'queue export > receipts.csv', 'queue export --json | jq .receipt.url')
    .description(label('cli.help.queue.export'))
    .action(async (given: Flags) => {
      const { queueExport } = await import('./export.ts')
      finish(await queueExport(given, context))
    })

  for (const kind of ['retry', 'cancel', 'clear'] as const)
    add(kind, `queue ${kind} 3f2b9c`, `queue ${kind} --all`)
      .description(label(`cli.help.queue.${kind}`))
      .argument('[job...]', label('cli.help.job-ids'))
      .option('--all', label(`cli.help.queue.${kind}.all`), false)
      .action(async (ids: string[], given: OrderOptions) => {
        const { queueOrder } = await import('./change.ts')
        finish(await queueOrder(kind, ids, given, context))
      })

  withExamples(withSandbox(queue.command('budget')), 'queue budget', 'queue budget 100000')
    .description(label('cli.help.queue.budget'))
    .argument('[calls]', label('cli.help.queue.budget.calls'))
    .action(async (calls: string | undefined, given: Pick<Flags, 'sandbox'>) => {
      const { queueBudget } = await import('./budget.ts')
      finish(await queueBudget(calls, given, context))
    })

  add(
    'reschedule',
    'queue reschedule 3f2b9c --at 2026-12-01T18:30',
    'queue reschedule 3f2b9c --at 2026-12-01T18:30 --keep-local'
  )
    .description(label('cli.help.queue.reschedule'))
    .argument('<job...>', label('cli.help.job-ids'))
    .requiredOption('--at <time>', label('cli.help.queue.reschedule.at'))
    .option('--keep-local', label('cli.help.queue.reschedule.keep-local'))
    .action(async (ids: string[], given: RescheduleOptions) => {
      const { queueReschedule } = await import('./change.ts')
      finish(await queueReschedule(ids, given, context))
    })

  add('missed', 'queue missed --next')
    .description(label('cli.help.queue.missed'))
    .option('--send', label('cli.help.queue.missed.send'), false)
    .option('--next', label('cli.help.queue.missed.next'), false)
    .option('--leave', label('cli.help.queue.missed.leave'), false)
    .action(async (given: MissedOptions) => {
      const { queueMissed } = await import('./change.ts')
      finish(await queueMissed(given, context))
    })

  add('resolve', 'queue resolve 3f2b9c --posted', 'queue resolve 3f2b9c --post-again')
    .description(label('cli.help.queue.resolve'))
    .argument('<job...>', label('cli.help.job-ids'))
    .option('--posted', label('cli.help.queue.resolve.posted'), false)
    .option('--post-again', label('cli.help.queue.resolve.post-again'), false)
    .action(async (ids: string[], given: ResolveOptions) => {
      const { queueResolve } = await import('./change.ts')
      finish(await queueResolve(ids, given, context))
    })
}
