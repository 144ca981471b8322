import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { accountsPage, answerConsent } from './accounts-page.ts'
import { axeProblems } from './queue-page.ts'
import { tellSandbox } from './tell-sandbox.ts'

const refusedAddress = {
  kind: 'answer',
  when: 'before-body',
  status: 422,
  body: 'error',
  code: 'REDIRECT_URL'
}

test('I connect an account in the browser, say that it is mine, and new files go to it', async ({
  launch
}) => {
  const app = await launch({ colorScheme: 'dark' })
  const accounts = accountsPage(app)
  await accounts.practise()
  const page = await accounts.connect()
  await expect(accounts.panel).toContainText(t('connect.waiting.app-link'))
  expect(await axeProblems(app.page)).toEqual([])
  await app.openDeepLink(await answerConsent(page, 'my.channel'))
  await expect(accounts.panel).toContainText(t('connect.one', { name: '@my.channel' }))
  expect(await axeProblems(app.page)).toEqual([])
  await accounts.button(t('connect.yes', { name: '@my.channel' })).click()
  await expect(accounts.panel).toContainText(t('connect.ended.connected', { name: '@my.channel' }))
  await expect(accounts.card('@my.channel')).toContainText(t('account.used'))
  await accounts.button(t('connect.addVideos')).click()
  await expect(app.page.getByRole('combobox', { name: t('composer.account') })).toContainText(
    '@my.channel'
  )
  await expect(app.page.getByText(t('empty.title'))).toBeVisible()
})

test('a link that somebody made up, an old one and a used one change nothing and are not written down', async ({
  launch
}) => {
  const app = await launch()
  const accounts = accountsPage(app)
  await accounts.practise()
  const forged = `aether-uploader://oauth/tiktok/callback?state=${'A'.repeat(43)}`
  await app.openDeepLink(forged)
  await app.openDeepLink('aether-uploader://evil/?state=private-thing')
  const first = await accounts.connect()
  // The second connect replaces the first: whose page is answered does not matter, whose link comes back does.
  await accounts.connect()
  const stale = await answerConsent(first, 'through.the.first')
  await app.openDeepLink(stale)
  await app.openDeepLink(forged)
  await expect(accounts.panel).toContainText(t('connect.one', { name: '@through.the.first' }))
  await accounts.button(t('connect.no')).click()
  await expect(accounts.panel).toContainText(t('connect.waiting.app-link'))
  const back = await answerConsent((await app.externalUrls())[1] ?? '', 'through.the.second')
  await app.openDeepLink(back)
  await app.openDeepLink(back)
  await accounts.button(t('connect.yes', { name: '@through.the.second' })).click()
  await expect(accounts.panel).toContainText(
    t('connect.ended.connected', { name: '@through.the.second' })
  )
  await app.openDeepLink(back)

  const dropped = ['nothing-open', 'other-state', 'other-state', 'used', 'nothing-open']
  await expect.poll(() => accounts.log().match(/(?<="why":")[a-z-]+/g)).toEqual(dropped)
  for (const secret of ['private-thing', 'A'.repeat(43), stateOf(stale), stateOf(back)])
    expect(accounts.log()).not.toContain(secret)
})

test('I come back from TikTok after I closed the app: it starts, and the account is in the list', async ({
  launch
}) => {
  const first = await launch()
  const accounts = accountsPage(first)
  await accounts.practise()
  const back = await answerConsent(await accounts.connect(), 'while.closed')
  expect(await first.quit()).toBe(0)
  const second = await launch({ args: [back] })
  const later = accountsPage(second)
  await expect(later.panel).toContainText(t('connect.ended.late-return'))
  await expect(later.card('@while.closed')).toContainText(t('account.status.connected'))
  expect(await axeProblems(second.page)).toEqual([])
  expect(later.log()).not.toContain(stateOf(back))
})

test('where Aether does not lead back to the app it leads to this computer, and else I come back myself', async ({
  launch
}) => {
  const app = await launch()
  const accounts = accountsPage(app)
  await accounts.practise()
  const { origin } = new URL(await accounts.connect())
  await accounts.button(t('connect.stop')).click()

  await tellSandbox(origin, 'faults', { operation: 'createConnectLink', fault: refusedAddress })
  const back = await answerConsent(await accounts.connect(), 'over.the.port')
  expect(new URL(back).hostname).toBe('127.0.0.1')
  expect(await (await fetch(back)).text()).toContain(t('desktop.connect.page'))
  await accounts.button(t('connect.yes', { name: '@over.the.port' })).click()
  await expect(fetch(back)).rejects.toThrow()

  await tellSandbox(origin, 'faults', {
    operation: 'createConnectLink',
    fault: refusedAddress,
    times: 2
  })
  const page = await accounts.connect()
  await expect(accounts.panel).toContainText(t('connect.waiting.page'))
  expect(await answerConsent(page, 'by.myself')).toContain('https://')
  await accounts.button(t('connect.yes', { name: '@by.myself' })).click()
  await expect(accounts.card('@by.myself')).toContainText(t('account.used'))
})

function stateOf(link: string): string {
  return /state=([^&]+)/.exec(link)?.[1] ?? 'no state'
}
