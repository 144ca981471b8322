import { Option, type Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { privacyLevels } from '../../privacy.ts'
import {
  accountTypeOption,
  byteRate,
  wholeNumber,
  withExamples,
  withJson,
  withPaths,
  withSandbox
} from '../shared-options.ts'
import type { PublishOptions } from './publish.ts'

export function addPublishCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withPaths(withSandbox(withJson(program.command('publish'))))
    .description(label('cli.help.publish'))
    .requiredOption('--profile <id>', label('cli.help.publish.profile'))
    .addOption(
      new Option('--privacy <audience>', label('cli.help.publish.privacy'))
        .choices(Object.keys(privacyLevels))
        .makeOptionMandatory()
    )
    .option('--caption <template>', label('cli.help.publish.caption', { name: '{name}' }), '')
    .option('--captions <csv>', label('cli.help.publish.captions'))
    .option('--at <time>', label('cli.help.publish.at'))
    .option('--every <distance>', label('cli.help.publish.every'))
    .option('--keep-local', label('cli.help.publish.keep-local'), false)
    .option('--allow-comment', label('cli.help.publish.allow-comment'), false)
    .option('--allow-duet', label('cli.help.publish.allow-duet'), false)
    .option('--allow-stitch', label('cli.help.publish.allow-stitch'), false)
    .addOption(accountTypeOption(label('cli.help.publish.account-type')))
    .option('--allow-aspect', label('cli.help.allow-aspect'), false)
    .option('--repost', label('cli.help.publish.repost'), false)
    .option('--audience-verified', label('cli.help.publish.audience-verified'), false)
    .option('--daily-limit <n>', label('cli.help.publish.daily-limit'), wholeNumber(1))
    .option('--concurrency <n>', label('cli.help.publish.concurrency'), wholeNumber(1, 16))
    .option('--limit-rate <r>', label('cli.help.publish.limit-rate'), byteRate)
    .option('--yes', label('cli.help.publish.yes'), false)
    .option('--wait', label('cli.help.publish.wait'), false)
    .addHelpText('after', `\n${label('cli.help.publish.resumes')}`)
    .action(async (paths: string[], given: PublishOptions) => {
      const { publish } = await import('./publish.ts')
      finish(await publish(paths, given, context))
    })
  withExamples(
    command,
    'publish ./clips --profile tt_123 --privacy friends',
    'publish a.mp4 b.mp4 --profile tt_123 --privacy public --caption "{name} #cats" --allow-comment',
    'publish ./week --profile tt_123 --privacy public --captions week.csv',
    'publish ./week --profile tt_123 --privacy public --at 2026-12-01T18:30 --every 1d',
    'publish ./out --profile tt_123 --privacy self --yes --json > log.jsonl',
    'publish ./clips --sandbox --profile <id> --privacy self'
  )
}
