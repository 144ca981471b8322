import { Option, type Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox } from '../shared-options.ts'
import type { DoctorOptions } from './doctor.ts'

export function addDoctorCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withSandbox(withJson(program.command('doctor')))
    .description(label('cli.help.doctor'))
    .option('--bundle <file>', label('cli.help.doctor.bundle'))
    .addOption(new Option('--api', label('cli.help.doctor.api')).conflicts('bundle'))
    .option('--with-one-private-post <file>', label('cli.help.doctor.post'))
    .option('--save <file>', label('cli.help.doctor.save'))
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
  ).addHelpText('after', `\n${label('cli.help.doctor.exit-code')}`)
}
