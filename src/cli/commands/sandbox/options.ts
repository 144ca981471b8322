import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { positiveNumber, wholeNumber, withExamples } from '../shared-options.ts'
import type { SandboxCommandOptions } from './sandbox.ts'

export function addSandboxCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = program
    .command('sandbox')
    .description('Run the simulator of Aether and TikTok alone, until Ctrl-C.')
    .option('--port <n>', 'port to listen on; any free one by default', wholeNumber(0, 65_535))
    .option('--state <dir>', 'folder that keeps its state between runs')
    .option('--daily-limit <n>', 'posts per account in any 24 hours', wholeNumber(0))
    .option('--processing-ms <n>', 'how long a post stays in processing', wholeNumber(0))
    .option('--speed <n>', 'run its clock this many times faster', positiveNumber)
    .option(
      '--faults <profile>',
      'what goes wrong by itself: a profile by name, as JSON or in a .json file'
    )
    .option(
      '--seed <n>',
      'seed of the faults: the same seed strikes the same requests',
      wholeNumber(0)
    )
    .option(
      '--wire <variant>',
      "how it speaks where the API's pages are silent; several with commas"
    )
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
  ).addHelpText(
    'after',
    '\nA wrong name for --faults or --wire is answered with the names there are.'
  )
}
