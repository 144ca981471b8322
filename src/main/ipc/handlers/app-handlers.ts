import { AppError } from '../../../contract/app-error.ts'
import type { appCalls } from '../../../contract/ipc/app-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import { accountPageUrl, isExternalAllowed } from '../../window/security.ts'
import { postLinkOf } from './handler-context.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

const pages = {
  'music-usage': 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
  aether: 'https://aetherhq.dev/'
} as const

/** Handles calls about the app itself: which queue is open, the key, external pages. */
export function appHandlers({
  app,
  host,
  engine,
  openExternal,
  thirdParty,
  updates
}: HandlerContext): HandlersOf<typeof appCalls> {
  const openLink = async (url: string): Promise<Record<string, never>> => {
    if (!isExternalAllowed(url, host.current()?.sandboxOrigin ?? null)) {
      throw new AppError('LINK_REFUSED', t('desktop.link.refused'), { retry: 'never' })
    }
    await openExternal(url)
    return {}
  }

  return {
    'app.state': () => app.state(),
    'practice.start': () => app.startPractice(),
    'practice.stop': () => app.stopPractice(),
    'settings.setApiKey': ({ apiKey }) => app.setApiKey(apiKey),
    'settings.forgetApiKey': () => app.forgetApiKey(),

    'app.thirdParty': () => thirdParty(),
    'app.downloadUpdate': () => {
      updates.download()
      return {}
    },

    'shell.openPost': ({ jobId }) => {
      return openLink(postLinkOf(engine().job(jobId), host))
    },
    'shell.openAccount': ({ profileId }) => {
      const username = engine()
        .accounts()
        .find((account) => account.profileId === profileId)?.username
      if (username == null || username === '')
        throw new AppError('NO_PROFILE_LINK', t('desktop.link.no-profile'), { retry: 'never' })
      return openLink(accountPageUrl(username, host.current()?.sandboxOrigin ?? null))
    },
    'shell.openPage': ({ page }) =>
      openLink(page === 'downloads' ? (updates.page ?? pages.aether) : pages[page])
  }
}
