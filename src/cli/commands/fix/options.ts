import { Option, type Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CopyMode } from '../../../contract/media/transcode.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { checksOf, withChecks, withExamples, withJson, withPaths } from '../shared-options.ts'
import type { CheckFlags } from '../shared-options.ts'

interface Given extends CheckFlags {
  mode: CopyMode
  trim: boolean
  out?: string
  again: boolean
  json: boolean
}

export function addFixCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withPaths(withJson(program.command('fix')))
    .description(label('cli.help.fix'))
    .addOption(
      new Option('--mode <mode>', label('cli.help.fix.mode'))
        .choices(['blur', 'pad', 'crop'])
        .makeOptionMandatory()
    )
    .option('--trim', label('cli.help.fix.trim'), false)
    .option('--out <dir>', label('cli.help.fix.out'))
    .option('--again', label('cli.help.fix.again'), false)
    .addHelpText('after', `\n${label('cli.help.fix.what')}\n\n${label('cli.help.fix.exit-code')}`)
    .action(async (paths: string[], given: Given) => {
      const { mode, trim, out: folder = null, again, json } = given
      const order = {
        paths,
        options: checksOf(given, false),
        choices: { mode, trim },
        folder,
        again
      }
      const { fix } = await import('./fix.ts')
      finish(await fix(order, json, context))
    })
  withChecks(command, label('cli.help.fix.strict'))
  withExamples(
    command,
    'fix wide.mp4 --mode blur',
    'fix ./clips --mode crop --trim --out ./ready',
    `fix ./clips --mode pad --json | jq -r 'select(.verdict == "made") | .out'`
  )
}
