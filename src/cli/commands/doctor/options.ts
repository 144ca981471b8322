import { Option, type Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox } from '../shared-options.ts'
import type { DoctorOptions } from './doctor.ts'

export function addDoctorCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withSandbox(withJson(program.command('doctor')))
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
    .action(async (given: DoctorOptions) => {
      if (given.api) {
        const { doctorApi } = await import('./api.ts')
        return finish(await doctorApi(given, context))
      }
      const { doctor } = await import('./doctor.ts')
      finish(await doctor(given, context))
    })
  withExamples(
    command,
    'doctor',
    'doctor --json',
    'doctor --bundle diagnostics.zip',
    'doctor --api --save api.json'
  ).addHelpText(
    'after',
    `
With --api, exit code 0 if all that was seen is as assumed, 1 if something
differs, 2 without a key, 3 if the key is refused.`
  )
}
