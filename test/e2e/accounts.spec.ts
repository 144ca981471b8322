import { join } from 'node:path'
import { sandboxApiKey, startSandbox } from '../../src/sandbox/index.ts'
import { accountsPage, answerConsent } from './accounts-page.ts'
import { expect, test } from './app-test.ts'
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
  await accounts.button('Stop waiting').click()
  // Whoever uses the keyboard goes on from here and not from the top of the window.
  await expect(app.page.getByRole('heading', { name: 'Accounts' })).toBeFocused()
  await app.drop([clips.path])
  await app.page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Queue' })
    .click()
  await expect(queue.inState('Ready')).toHaveCount(clips.good.size)
  await app.page.getByRole('radio', { name: 'Only you' }).check()
  await tellSandbox(origin, 'profiles', { id: 'tiktok_demo', status: 'expired' })
  await expect(queue.publish).toHaveText(new RegExp(`^Publish ${clips.good.size} `))
  await queue.publish.click()
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .click()

  const banner = app.page.getByRole('region', { name: 'Accounts to reconnect' })
  await expect(banner).toContainText(
    '@practice.creator is not connected any more: 5 posts wait until it is.'
  )
  await expect(banner.getByRole('button', { name: 'Reconnect @practice.creator' })).toBeVisible()
  expect(await axeProblems(app.page)).toEqual([])

  await accounts.show()
  await expect(banner).toBeHidden()
  const card = accounts.card('@practice.creator')
  await expect(card).toContainText('Disconnected')
  await expect(card).toContainText('5 confirmed posts wait for this account')
  expect(await axeProblems(app.page)).toEqual([])
  // What there is to do stands out alone.
  await expect(app.page.getByRole('main').locator('button.bg-accent')).toHaveText(['Reconnect'])
  const page = await accounts.connect('Reconnect @practice.creator')
  await app.openDeepLink(await answerConsent(page, 'practice.creator'))
  await accounts.button('Yes, @practice.creator').click()
  await expect(accounts.panel.getByRole('heading')).toBeFocused()
  await expect(card).toContainText('Connected')
  await expect(card).toContainText('5 of 10 posts in the last 24 hours')
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
  await expect(queue.row('too short.mp4', 'Needs attention')).toBeVisible()

  await accounts.show()
  await accounts.button('Edit limits of @practice.creator').click()
  const form = app.page.getByRole('form', { name: 'Limits of @practice.creator' })
  await expect(form.getByRole('radio', { checked: true })).toBeFocused()
  await form.getByLabel('Shortest video, in seconds').fill('90')
  await form.getByRole('button', { name: 'Save limits' }).click()
  await expect(
    form.getByRole('alert').filter({ hasText: 'cannot be longer than the longest' })
  ).toBeVisible()
  expect(await axeProblems(app.page)).toEqual([])
  await form.getByLabel('Shortest video, in seconds').fill('3')
  await form.getByLabel('Posts in any 24 hours').fill('4')
  await form.getByRole('button', { name: 'Save limits' }).click()
  await expect(accounts.card('@practice.creator')).toContainText(
    'Videos of 3 to 60 s · 9:16 advised · 4 posts in 24 hours'
  )
  await expect(accounts.button('Edit limits of @practice.creator')).toBeFocused()
  await expect(accounts.card('@practice.creator')).toContainText('0 of 4 posts')

  await app.page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Queue' })
    .click()
  await expect(queue.row('too short.mp4', 'Ready')).toBeVisible()
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
  await expect(queue.row('too short.mp4', 'Needs attention')).toBeVisible()
  await app.page.getByRole('button', { name: 'Show details of too short.mp4' }).click()
  const question = app.page.getByRole('form', { name: '@practice.creator may post videos' })
  await expect(question.getByLabel('Shortest video, in seconds').getByRole('option')).toHaveText([
    'from 3 s',
    'from 15 s'
  ])
  await expect(question.getByLabel('Longest video, in seconds').getByRole('option')).toHaveText([
    'up to 1 min',
    'up to 3 min',
    'up to 10 min'
  ])
  expect(await axeProblems(app.page)).toEqual([])
  await question.getByLabel('Shortest video, in seconds').selectOption('from 3 s')
  await question.getByLabel('Longest video, in seconds').selectOption('up to 3 min')
  await question.getByRole('button', { name: 'Save' }).click()
  await expect(queue.row('too short.mp4', 'Ready')).toBeFocused()
  await expect(question).toBeHidden()

  await accounts.show()
  await expect(accounts.card('@practice.creator')).toContainText('Videos of 3 to 180 s')
  // A limit that is my own is not asked for again, even where a video breaks it.
  await accounts.button('Edit limits of @practice.creator').click()
  const form = app.page.getByRole('form', { name: 'Limits of @practice.creator' })
  await form.getByLabel('Shortest video, in seconds').fill('10')
  await form.getByRole('button', { name: 'Save limits' }).click()
  await app.page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'Queue' })
    .click()
  await expect(queue.row('too short.mp4', 'Needs attention')).toBeVisible()
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
    await app.page.getByLabel('Aether API key').fill(sandboxApiKey)
    await app.page.getByRole('button', { name: 'Check and continue' }).click()
    await expect(
      app.page.getByRole('heading', { name: 'Connect your TikTok account' })
    ).toBeVisible()
    await expect(app.page.getByRole('region', { name: /the key is not verified/ })).toBeVisible()
    expect(await axeProblems(app.page)).toEqual([])
    await accounts.button('Add a profile id').click()
    const dialog = app.page.getByRole('dialog', { name: 'Add a profile id' })
    await dialog.getByLabel('Profile id from your Aether dashboard').fill('  tiktok_demo ')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await expect(accounts.card('tiktok_demo')).toContainText('Added by hand, not verified')
    await expect(accounts.card('tiktok_demo')).toContainText('Used for new files')

    // One that I mistyped goes again; the one with files stays until they are out of the queue.
    await accounts.button('Add a profile id').click()
    await dialog.getByLabel('Profile id from your Aether dashboard').fill('tiktok_dmeo')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await accounts.button('Remove tiktok_dmeo').click()
    await expect(accounts.card('tiktok_dmeo')).toBeHidden()
    await expect(app.page.getByRole('heading', { name: 'Accounts' })).toBeFocused()
    await app.drop([join((await makeClipFolder(join(scratch, 'clips'))).path, 'too short.mp4')])
    await accounts.show()
    await accounts.button('Remove tiktok_demo').click()
    await expect(app.page.getByText('1 file is still in the queue for this account.')).toBeVisible()
    await expect(accounts.card('tiktok_demo')).toBeVisible()
  } finally {
    await sandbox.close()
  }
})
