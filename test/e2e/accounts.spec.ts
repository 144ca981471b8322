import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { accountsPage, answerConsent } from './accounts-page.ts'
import { t } from '../../src/contract/messages/say.ts'
import { expect, test } from './app-test.ts'
import { pattern } from '../support/pattern.ts'
import { makeClipFolder } from './make-clip-folder.ts'
import { axeProblems, queuePage } from './queue-page.ts'
import { tellSandbox } from './tell-sandbox.ts'

test('my connection ended: what I confirmed waits, I reconnect, and it goes out', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch()
  const accounts = accountsPage(app)
  const queue = queuePage(app.page)
  await accounts.practise()
  const { origin } = new URL(await accounts.connect())
  await accounts.button(t('connect.stop')).click()
  // Whoever uses the keyboard goes on from here and not from the top of the window.
  await expect(app.page.getByRole('heading', { name: t('nav.accounts') })).toBeFocused()
  await app.drop([clips.path])
  await queuePage(app.page).place('queue').click()
  await expect(queue.inState('ready')).toHaveCount(clips.good.size)
  await queue.audience('SELF_ONLY').check()
  await tellSandbox(origin, 'profiles', { id: 'tiktok_demo', status: 'expired' })
  await expect(queue.publish).toHaveText(pattern('composer.publish', { n: clips.good.size }))
  await queue.publish.click()
  await queue.confirm.click()

  const banner = app.page.getByRole('region', { name: t('reconnectBanner.label') })
  await expect(banner).toContainText(
    t('reconnectBanner.one', { name: '@practice.creator', held: 5 })
  )
  await expect(
    banner.getByRole('button', { name: t('connect.againLabel', { name: '@practice.creator' }) })
  ).toBeVisible()
  expect(await axeProblems(app.page)).toEqual([])

  await accounts.show()
  await expect(banner).toBeHidden()
  const card = accounts.card('@practice.creator')
  await expect(card).toContainText(t('account.status.ended'))
  await expect(card).toContainText(t('account.held', { n: 5 }))
  expect(await axeProblems(app.page)).toEqual([])
  // What there is to do stands out alone.
  await expect(app.page.getByRole('main').locator('button.bg-accent')).toHaveText([
    t('connect.again')
  ])
  const page = await accounts.connect(t('connect.againLabel', { name: '@practice.creator' }))
  await app.openDeepLink(await answerConsent(page, 'practice.creator'))
  await accounts.button(t('connect.yes', { name: '@practice.creator' })).click()
  await expect(accounts.panel.getByRole('heading')).toBeFocused()
  await expect(card).toContainText(t('account.status.connected'))
  await expect(card).toContainText(t('quota.used', { used: 5, limit: 10 }))
})

test('I raise the limits of an account, and what was too long for it is checked again', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch({ colorScheme: 'dark' })
  const accounts = accountsPage(app)
  const queue = queuePage(app.page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([join(clips.path, 'too short.mp4')])
  await expect(queue.row('too short.mp4', 'needsAttention')).toBeVisible()

  await accounts.show()
  await accounts.button(t('limits.editLabel', { name: '@practice.creator' })).click()
  const form = app.page.getByRole('form', {
    name: t('limits.formLabel', { name: '@practice.creator' })
  })
  await expect(form.getByRole('radio', { checked: true })).toBeFocused()
  await form.getByLabel(t('limits.shortest')).fill('90')
  await form.getByRole('button', { name: t('limits.save') }).click()
  await expect(
    form.getByRole('alert').filter({ hasText: t('limits.problems.order') })
  ).toBeVisible()
  expect(await axeProblems(app.page)).toEqual([])
  await form.getByLabel(t('limits.shortest')).fill('3')
  await form.getByLabel(t('limits.daily')).fill('4')
  await form.getByRole('button', { name: t('limits.save') }).click()
  await expect(accounts.card('@practice.creator')).toContainText(
    t('limits.summary', { minS: 3, maxS: 60, strict: 'false', daily: 4 })
  )
  await expect(accounts.button(t('limits.editLabel', { name: '@practice.creator' }))).toBeFocused()
  await expect(accounts.card('@practice.creator')).toContainText(
    t('quota.used', { used: 0, limit: 4 })
  )

  await queuePage(app.page).place('queue').click()
  await expect(queue.row('too short.mp4', 'ready')).toBeVisible()
})

test('my video is too short for most accounts: I say once, beside that, what mine may post', async ({
  launch,
  scratch
}) => {
  const clips = await makeClipFolder(join(scratch, 'clips'))
  const app = await launch()
  const accounts = accountsPage(app)
  const queue = queuePage(app.page)
  await queue.startPractice()
  await expect(queue.practiceBanner).toBeVisible()
  await app.drop([join(clips.path, 'too short.mp4')])
  await expect(queue.row('too short.mp4', 'needsAttention')).toBeVisible()
  await app.page.getByRole('button', { name: t('row.show', { name: 'too short.mp4' }) }).click()
  const question = app.page.getByRole('form', {
    name: t('lengths.label', { name: '@practice.creator' })
  })
  await expect(question.getByLabel(t('limits.shortest')).getByRole('option')).toHaveText([
    t('lengths.minS', { s: 3 }),
    t('lengths.minS', { s: 15 })
  ])
  await expect(question.getByLabel(t('limits.longest')).getByRole('option')).toHaveText([
    t('lengths.maxS', { minutes: 1 }),
    t('lengths.maxS', { minutes: 3 }),
    t('lengths.maxS', { minutes: 10 })
  ])
  expect(await axeProblems(app.page)).toEqual([])
  await question.getByLabel(t('limits.shortest')).selectOption(t('lengths.minS', { s: 3 }))
  await question.getByLabel(t('limits.longest')).selectOption(t('lengths.maxS', { minutes: 3 }))
  await question.getByRole('button', { name: t('lengths.save') }).click()
  await expect(queue.row('too short.mp4', 'ready')).toBeFocused()
  await expect(question).toBeHidden()

  await accounts.show()
  await expect(accounts.card('@practice.creator')).toContainText(
    pattern('limits.summary', { minS: 3, maxS: 180 })
  )
  // A limit that is my own is not asked for again, even where a video breaks it.
  await accounts.button(t('limits.editLabel', { name: '@practice.creator' })).click()
  const form = app.page.getByRole('form', {
    name: t('limits.formLabel', { name: '@practice.creator' })
  })
  await form.getByLabel(t('limits.shortest')).fill('10')
  await form.getByRole('button', { name: t('limits.save') }).click()
  await queuePage(app.page).place('queue').click()
  await expect(queue.row('too short.mp4', 'needsAttention')).toBeVisible()
  await expect(app.page.getByText('this account takes 10 to 180 s').first()).toBeVisible()
  await expect(question).toBeHidden()
})

test('an Aether that lists no accounts says so, and I add mine by its id', async ({
  launch,
  scratch
}) => {
  const sandbox = await startSandbox({
    stateDir: join(scratch, 'aether'),
    wire: 'profiles-elsewhere'
  })
  try {
    const app = await launch({ env: { AETHER_BASE_URL: sandbox.baseUrl } })
    const accounts = accountsPage(app)
    await app.page.getByLabel(t('firstRun.keyLabel')).fill(sandboxApiKey)
    await app.page.getByRole('button', { name: t('firstRun.keyButton') }).click()
    await expect(app.page.getByRole('heading', { name: t('account.emptyTitle') })).toBeVisible()
    await expect(app.page.getByRole('region', { name: t('account.notVerified') })).toBeVisible()
    expect(await axeProblems(app.page)).toEqual([])
    await accounts.button(t('account.addManual')).click()
    const dialog = app.page.getByRole('dialog', { name: t('account.addManual') })
    await dialog.getByLabel(t('account.addManualLabel')).fill('  tiktok_demo ')
    await dialog.getByRole('button', { name: t('account.addManualButton') }).click()
    await expect(accounts.card('tiktok_demo')).toContainText(t('account.status.byHand'))
    await expect(accounts.card('tiktok_demo')).toContainText(t('account.used'))

    // One that I mistyped goes again; the one with files stays until they are out of the queue.
    await accounts.button(t('account.addManual')).click()
    await dialog.getByLabel(t('account.addManualLabel')).fill('tiktok_dmeo')
    await dialog.getByRole('button', { name: t('account.addManualButton') }).click()
    await accounts.button(t('account.removeLabel', { name: 'tiktok_dmeo' })).click()
    await expect(accounts.card('tiktok_dmeo')).toBeHidden()
    await expect(app.page.getByRole('heading', { name: t('nav.accounts') })).toBeFocused()
    await app.drop([join((await makeClipFolder(join(scratch, 'clips'))).path, 'too short.mp4')])
    await accounts.show()
    await accounts.button(t('account.removeLabel', { name: 'tiktok_demo' })).click()
    await expect(app.page.getByText('1 file is still in the queue for this account.')).toBeVisible()
    await expect(accounts.card('tiktok_demo')).toBeVisible()
  } finally {
    await sandbox.close()
  }
})
