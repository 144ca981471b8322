import { Option } from 'commander'
import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import type { DoctorOptions } from './doctor.ts'
import type { SandboxCommandOptions } from '../sandbox/sandbox.ts'
import { positiveNumber, wholeNumber } from '../parsers.ts'
import { withJson, withSandbox } from '../shared-options.ts'

export function addOtherCommands(program: Command, context: CliContext, finish: Finish): void {
  withSandbox(withJson(program.command('doctor')))
    .description('Show tools, data folder, database, API calls and whether a key is present.')
    .option(
      '--bundle <file>',
      'write a zip for a support request, without keys, captions, names or paths; no file is written over'
    )
    .addOption(
      new Option(
        '--api',
        "compare Aether's answers with what is assumed of it; only reads, about ten calls"
      ).conflicts('bundle')
    )
    .option(
      '--with-one-private-post <file>',
      "with --api: also post this video once, for you alone; you type the account's name first"
    )
    .option(
      '--save <file>',
      'with --api: write what was seen for the maintainers, without keys, captions, names or paths'
    )
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader doctor
  $ aether-uploader doctor --json
  $ aether-uploader doctor --bundle diagnostics.zip
  $ aether-uploader doctor --api --save api.json

With --api, exit code 0 if all that was seen is as assumed, 1 if something
differs, 2 without a key, 3 if the key is refused.`
    )
    .action(async (given: DoctorOptions) => {
      if (given.api) {
        const { doctorApi } = await import('./api.ts')
        return finish(await doctorApi(given, context))
      }
      const { doctor } = await import('./doctor.ts')
      finish(await doctor(given, context))
    })

  program
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
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader sandbox
  $ aether-uploader sandbox --port 8787 --state ./sandbox --daily-limit 3 --processing-ms 500
  $ aether-uploader sandbox --faults nasty --seed 7
  $ aether-uploader sandbox --faults '{ "createPost": { "error-502-done": 0.3 } }' --wire envelope-data

A wrong name for --faults or --wire is answered with the names there are.`
    )
    .action(async (given: SandboxCommandOptions) => {
      const { sandbox } = await import('../sandbox/sandbox.ts')
      finish(await sandbox(given, context))
    })

  program
    .command('demo')
    .description(
      'Show the whole job without an account: made-up clips, good and bad, to a simulated TikTok.'
    )
    .addHelpText(
      'after',
      `
Exit code 0 when every clip ended as it should.

Examples:
  $ aether-uploader demo`
    )
    .action(async () => {
      const { demo } = await import('../demo/demo.ts')
      finish(await demo(context))
    })
}
