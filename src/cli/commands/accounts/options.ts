import { Option } from 'commander'
import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { LimitsOptions } from './limits.ts'
import type { Finish } from '../../exit-code.ts'
import { positiveNumber } from '../parsers.ts'
import { withJson, withSandbox } from '../shared-options.ts'

interface Given {
  json: boolean
  sandbox: boolean
}

const secondsOrDefault = (text: string): number | 'default' =>
  text === 'default' ? text : positiveNumber(text)

export function addAccountsCommands(program: Command, context: CliContext, finish: Finish): void {
  const accounts = program.command('accounts').description('TikTok accounts behind the API key.')
  withSandbox(withJson(accounts.command('list')))
    .description('Show the accounts, and whether Aether confirmed them just now.')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader accounts list
  $ aether-uploader accounts list --sandbox`
    )
    .action(async (given: Given) => {
      const { accountsList } = await import('./list.ts')
      finish(await accountsList(given, context))
    })
  withSandbox(withJson(accounts.command('remove')))
    .argument('<profile-id>', 'as shown by accounts list')
    .description('Take an account that was added by its id off the list. Its history stays.')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader accounts remove tt_1`
    )
    .action(async (profileId: string, given: Given) => {
      const { accountsRemove } = await import('./remove.ts')
      finish(await accountsRemove(profileId, given, context))
    })
  withSandbox(withJson(accounts.command('limits')))
    .argument('<profile-id>', 'as shown by accounts list')
    .description(
      'Show or set the lengths of videos that TikTok allows an account. Files that are not confirmed yet are checked again.'
    )
    .addOption(
      new Option('--account-type <type>', 'standard: 15 to 60 s; creator: 15 s to 10 min').choices([
        'standard',
        'creator'
      ])
    )
    .option(
      '--min-duration <s>',
      'shortest allowed length in seconds, or default: as the account type says',
      secondsOrDefault
    )
    .option('--max-duration <s>', 'longest allowed length in seconds, or default', secondsOrDefault)
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader accounts limits tt_1
  $ aether-uploader accounts limits tt_1 --min-duration 3 --max-duration 180`
    )
    .action(async (profileId: string, given: LimitsOptions) => {
      const { accountsLimits } = await import('./limits.ts')
      finish(await accountsLimits(profileId, given, context))
    })
  withSandbox(withJson(accounts.command('connect')))
    .description('Connect a TikTok account in the browser.')
    .addHelpText(
      'after',
      `
Examples:
  $ aether-uploader accounts connect`
    )
    .action(async (given: Given) => {
      const { accountsConnect } = await import('../accounts-connect.ts')
      finish(await accountsConnect(given, context))
    })
}
