import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { positiveNumber, wholeNumber, withExamples } from '../shared-options.ts'
import type { SandboxCommandOptions } from './sandbox.ts'

export function addSandboxCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = program
    .command('sandbox')
    .description(label('cli.help.simulator'))
    .option('--port <n>', label('cli.help.simulator.port'), wholeNumber(0, 65_535))
    .option('--state <dir>', label('cli.help.simulator.state'))
    .option('--daily-limit <n>', label('cli.help.simulator.daily-limit'), wholeNumber(0))
    .option('--processing-ms <n>', label('cli.help.simulator.processing-ms'), wholeNumber(0))
    .option('--speed <n>', label('cli.help.simulator.speed'), positiveNumber)
    .option('--faults <profile>', label('cli.help.simulator.faults'))
    .option('--seed <n>', label('cli.help.simulator.seed'), wholeNumber(0))
    .option('--wire <variant>', label('cli.help.simulator.wire'))
    .action(async (given: SandboxCommandOptions) => {
      const { sandbox } = await import('./sandbox.ts')
      finish(await sandbox(given, context))
    })
  withExamples(
    command,
    'sandbox',
    'sandbox --port 8787 --state ./sandbox --daily-limit 3 --processing-ms 500',
    'sandbox --faults nasty --seed 7',
    `sandbox --faults '{ "createPost": { "error-502-done": 0.3 } }' --wire envelope-data`
  ).addHelpText('after', `\n${label('cli.help.simulator.names')}`)
}
