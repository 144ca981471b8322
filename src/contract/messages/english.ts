import { accounts } from './en/accounts.ts'
import { app } from './en/app.ts'
import { banner } from './en/banner.ts'
import { check } from './en/check.ts'
import { composer } from './en/composer.ts'
import { desktop } from './en/desktop.ts'
import { cliCommands } from './en/cli-commands.ts'
import { cliHelp } from './en/cli-help.ts'
import { cli } from './en/cli.ts'
import { history } from './en/history.ts'
import { onboarding } from './en/onboarding.ts'
import { queue } from './en/queue.ts'
import { row } from './en/row.ts'
import { settings } from './en/settings.ts'
import { transcode } from './en/transcode.ts'

/**
 * Every text that a user reads, by id. Areas are spread into one table; a test keeps their ids apart. docs/style.md says how to
 * word one.
 */
export const english = {
  ...accounts,
  ...app,
  ...banner,
  ...check,
  ...cli,
  ...cliCommands,
  ...cliHelp,
  ...composer,
  ...desktop,
  ...history,
  ...onboarding,
  ...queue,
  ...row,
  ...settings,
  ...transcode
} as const
