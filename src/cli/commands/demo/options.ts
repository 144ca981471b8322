import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples } from '../shared-options.ts'

export function addDemoCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = program
    .command('demo')
    .description(
      'Show the whole job without an account: made-up clips, good and bad, to a simulated TikTok.'
    )
    .addHelpText('after', '\nExit code 0 when every clip ended as it should.')
    .action(async () => {
      const { demo } = await import('./demo.ts')
      finish(await demo(context))
    })
  withExamples(command, 'demo')
}
