import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples } from '../shared-options.ts'

export function addDemoCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = program
    .command('demo')
    .description(label('cli.help.demo'))
    .addHelpText('after', `\n${label('cli.help.demo.exit-code')}`)
    .action(async () => {
      const { demo } = await import('./demo.ts')
      finish(await demo(context))
    })
  withExamples(command, 'demo')
}
