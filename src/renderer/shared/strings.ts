import { accountsStrings } from './strings/accounts-strings.ts'
import { appStrings } from './strings/app-strings.ts'
import { bannerStrings } from './strings/banner-strings.ts'
import { checkStrings } from './strings/check-strings.ts'
import { composerStrings } from './strings/composer-strings.ts'
import { transcodeStrings } from './strings/transcode-strings.ts'
import { historyStrings } from './strings/history-strings.ts'
import { onboardingStrings } from './strings/onboarding-strings.ts'
import { queueStrings } from './strings/queue-strings.ts'
import { rowStrings } from './strings/row-strings.ts'
import { settingsStrings } from './strings/settings-strings.ts'

/** Every sentence of the window, in one place: one thing is always said in the same words. */
export const strings = {
  ...appStrings,
  ...bannerStrings,
  ...onboardingStrings,
  ...accountsStrings,
  ...queueStrings,
  ...rowStrings,
  ...composerStrings,
  ...transcodeStrings,
  ...historyStrings,
  ...checkStrings,
  ...settingsStrings
} as const
