import { Option } from 'commander'
import type { Command } from 'commander'
import type { AccountType } from '../../../contract/media/check.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { UsageError } from '../../usage-error.ts'
import { positiveNumber } from '../parsers.ts'
import { withJson } from '../shared-options.ts'

interface Given {
  accountType: AccountType
  minDuration?: number
  maxDuration?: number
  strictAspect: boolean
  allowAspect: boolean
  json: boolean
}

export function addValidateCommand(program: Command, context: CliContext, finish: Finish): void {
  withJson(program.command('validate'))
    .description(
      'Check files and folders for what TikTok would refuse. Needs no key and sends nothing.'
    )
    .argument('<path...>', 'videos and folders; folders are walked to their ends')
    .addOption(
      new Option('--account-type <type>', 'which limits count')
        .choices(['standard', 'creator'])
        .default('standard')
    )
    .option('--min-duration <s>', 'shortest allowed length in seconds', positiveNumber)
    .option('--max-duration <s>', 'longest allowed length in seconds', positiveNumber)
    .option('--strict-aspect', 'block everything that is not exactly 9:16', false)
    .option('--allow-aspect', 'let wide pictures through with a warning', false)
    .addHelpText(
      'after',
      `
Exit code 0 if no file is blocked, else 1.

Examples:
  $ aether-uploader validate clip.mp4
  $ aether-uploader validate ./clips --account-type creator
  $ aether-uploader validate ./clips --json | jq -r 'select(.verdict == "block") | .path'`
    )
    .action(async (paths: string[], given: Given) => {
      const { minDuration, maxDuration } = given
      if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
        throw new UsageError(
          `--min-duration ${minDuration} is above --max-duration ${maxDuration}; no video could pass.`
        )
      }
      const checks = {
        accountType: given.accountType,
        strictAspect: given.strictAspect,
        allowAspect: given.allowAspect,
        ...(minDuration !== undefined && { minDurationS: minDuration }),
        ...(maxDuration !== undefined && { maxDurationS: maxDuration })
      }
      const { validate } = await import('./validate.ts')
      finish(await validate(paths, { checks, json: given.json }, context))
    })
}
