import { Option, type Command } from 'commander'
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
    .description('Add files to the queue, check them, ask once, and publish those that look fine.')
    .requiredOption('--profile <id>', 'the account, by its Aether profile id (see: accounts list)')
    .addOption(
      new Option('--privacy <audience>', 'who may see the posts; there is no default')
        .choices(Object.keys(privacyLevels))
        .makeOptionMandatory()
    )
    .option(
      '--caption <template>',
      'text of the posts; {name} is the file name without its ending',
      ''
    )
    .option(
      '--captions <csv>',
      'a table with the columns file and caption; files without a row have --caption'
    )
    .option(
      '--at <time>',
      "when to publish, or the first: 2026-12-01T09:00 on this machine's clock, or with Z or an offset"
    )
    .option(
      '--every <distance>',
      'one after the other, such as 90m, 2h or 1d (days keep the clock time)'
    )
    .option('--keep-local', 'never hand the times to Aether: this machine has to be on then', false)
    .option('--allow-comment', 'let people comment', false)
    .option('--allow-duet', 'let people duet', false)
    .option('--allow-stitch', 'let people stitch', false)
    .addOption(accountTypeOption('which limits count for this account; remembered'))
    .option('--allow-aspect', 'let wide pictures through with a warning', false)
    .option('--repost', 'post even what this account has posted before', false)
    .option(
      '--audience-verified',
      'you looked at the first post on TikTok: its audience is as you chose; remembered for this key',
      false
    )
    .option(
      '--daily-limit <n>',
      'posts in any 24 hours for this account; remembered',
      wholeNumber(1)
    )
    .option('--concurrency <n>', 'uploads at once', wholeNumber(1, 16))
    .option(
      '--limit-rate <r>',
      'upload at most this many bytes per second, such as 500k or 2M',
      byteRate
    )
    .option('--yes', 'confirm beforehand; needed where there is no terminal to ask on', false)
    .option('--wait', 'stay also where the next step is more than 10 minutes away', false)
    .addHelpText('after', '\nRunning the same line again resumes: nothing is posted twice.')
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
