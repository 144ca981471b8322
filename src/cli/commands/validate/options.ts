import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { checksOf, withChecks, withExamples, withJson, withPaths } from '../shared-options.ts'
import type { CheckFlags } from '../shared-options.ts'

export function addValidateCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withPaths(withJson(program.command('validate')))
    .description(
      'Check files and folders for what TikTok would refuse. Needs no key and sends nothing.'
    )
    .addHelpText('after', '\nExit code 0 if no file is blocked, else 1.')
    .action(
      async (paths: string[], given: CheckFlags & { allowAspect: boolean; json: boolean }) => {
        const checks = checksOf(given, given.allowAspect)
        const { validate } = await import('./validate.ts')
        finish(await validate(paths, checks, given.json, context))
      }
    )
  withChecks(command, 'block everything that is not exactly 9:16').option(
    '--allow-aspect',
    'let wide pictures through with a warning',
    false
  )
  withExamples(
    command,
    'validate clip.mp4',
    'validate ./clips --account-type creator',
    `validate ./clips --json | jq -r 'select(.verdict == "block") | .path'`
  )
}
