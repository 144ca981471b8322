import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { checksOf, withChecks, withExamples, withJson, withPaths } from '../shared-options.ts'
import type { CheckFlags } from '../shared-options.ts'

export function addValidateCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withPaths(withJson(program.command('validate')))
    .description(label('cli.help.validate'))
    .addHelpText('after', `\n${label('cli.help.validate.exit-code')}`)
    .action(
      async (paths: string[], given: CheckFlags & { allowAspect: boolean; json: boolean }) => {
        const checks = checksOf(given, given.allowAspect)
        const { validate } = await import('./validate.ts')
        finish(await validate(paths, checks, given.json, context))
      }
    )
  withChecks(command, label('cli.help.validate.strict')).option(
    '--allow-aspect',
    label('cli.help.allow-aspect'),
    false
  )
  withExamples(
    command,
    'validate clip.mp4',
    'validate ./clips --account-type creator',
    `validate ./clips --json | jq -r 'select(.verdict == "block") | .path'`
  )
}
