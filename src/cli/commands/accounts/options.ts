import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import {
  accountTypeOption,
  positiveNumber,
  withExamples,
  withJson,
  withSandbox
} from '../shared-options.ts'
import type { Flags } from '../shared-options.ts'
import type { LimitsOptions } from './limits.ts'

const secondsOrDefault = (text: string): number | 'default' =>
  text === 'default' ? text : positiveNumber(text)

export function addAccountsCommands(program: Command, context: CliContext, finish: Finish): void {
  const accounts = program.command('accounts').description('TikTok accounts behind the API key.')
  const add = (name: string, ...examples: string[]): Command =>
    withExamples(withSandbox(withJson(accounts.command(name))), ...examples)

  add('list', 'accounts list', 'accounts list --sandbox')
    .description('Show the accounts, and whether Aether confirmed them just now.')
    .action(async (given: Flags) => {
      const { accountsList } = await import('./list.ts')
      finish(await accountsList(given, context))
    })

  add('remove', 'accounts remove tt_1')
    .argument('<profile-id>', 'as shown by accounts list')
    .description('Take an account that was added by its id off the list. Its history stays.')
    .action(async (profileId: string, given: Flags) => {
      const { accountsRemove } = await import('./remove.ts')
      finish(await accountsRemove(profileId, given, context))
    })

  add('limits', 'accounts limits tt_1', 'accounts limits tt_1 --min-duration 3 --max-duration 180')
    .argument('<profile-id>', 'as shown by accounts list')
    .description(
      'Show or set the lengths of videos that TikTok allows an account. Files that are not confirmed yet are checked again.'
    )
    .addOption(accountTypeOption('standard: 15 to 60 s; creator: 15 s to 10 min'))
    .option(
      '--min-duration <s>',
      'shortest allowed length in seconds, or default: as the account type says',
      secondsOrDefault
    )
    .option('--max-duration <s>', 'longest allowed length in seconds, or default', secondsOrDefault)
    .action(async (profileId: string, given: LimitsOptions) => {
      const { accountsLimits } = await import('./limits.ts')
      finish(await accountsLimits(profileId, given, context))
    })

  add('connect', 'accounts connect')
    .description('Connect a TikTok account in the browser.')
    .action(async (given: Flags) => {
      const { accountsConnect } = await import('./connect.ts')
      finish(await accountsConnect(given, context))
    })
}
