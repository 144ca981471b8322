/** The desktop outside of the window: menus, tray, dialogs, notices, and what the window's calls answer. */
export const desktop = {
  // The menus. The labels of roles are Electron's own, which knows them in English alone.
  'desktop.menu.file': 'File',
  'desktop.menu.add-files': 'Add files…',
  'desktop.menu.add-folder': 'Add folder…',
  'desktop.menu.connect-account': 'Connect account…',
  'desktop.menu.save-diagnostics': 'Save diagnostics…',
  'desktop.menu.edit': 'Edit',
  'desktop.menu.find': 'Find',
  'desktop.menu.view': 'View',
  'desktop.menu.history': 'History',
  'desktop.menu.accounts': 'Accounts',
  'desktop.menu.settings': '{platform, select, darwin {Settings…} other {Settings}}',
  'desktop.menu.appearance': 'Appearance',
  'desktop.menu.as-the-system': 'As the system',
  'desktop.menu.light': 'Light',
  'desktop.menu.dark': 'Dark',
  'desktop.menu.queue': 'Queue',
  'desktop.menu.pause': 'Pause after this one',
  'desktop.menu.stop-now': 'Stop now',
  'desktop.menu.resume': 'Resume sending',
  'desktop.menu.retry-failed': 'Retry failed',
  'desktop.menu.clear-finished': 'Clear finished',
  'desktop.menu.website': 'Open aetherhq.dev',
  'desktop.menu.licences': 'Licences',
  'desktop.menu.data-folder': 'Open the data folder',
  'desktop.role.about': '{platform, select, linux {About} other {About Aether Uploader}}',
  'desktop.role.services': 'Services',
  'desktop.role.hide': 'Hide Aether Uploader',
  'desktop.role.hide-others': 'Hide Others',
  'desktop.role.unhide': 'Show All',
  'desktop.role.quit':
    '{platform, select, darwin {Quit Aether Uploader} win32 {Exit} other {Quit}}',
  'desktop.role.undo': 'Undo',
  'desktop.role.redo': 'Redo',
  'desktop.role.cut': 'Cut',
  'desktop.role.copy': 'Copy',
  'desktop.role.paste': 'Paste',
  'desktop.role.delete': 'Delete',
  'desktop.role.select-all': 'Select All',
  'desktop.role.zoom-in': 'Zoom In',
  'desktop.role.zoom-out': 'Zoom Out',
  'desktop.role.reset-zoom': 'Actual Size',
  'desktop.role.toggle-full-screen': 'Toggle Full Screen',
  'desktop.role.reload': 'Reload',
  'desktop.role.toggle-dev-tools': 'Toggle Developer Tools',
  'desktop.role.window': 'Window',
  'desktop.role.minimize': 'Minimize',
  'desktop.role.zoom': 'Zoom',
  'desktop.role.front': 'Bring All to Front',
  'desktop.role.close': '{platform, select, darwin {Close Window} other {Close}}',
  'desktop.role.help': 'Help',

  // The tray and the icon.
  'desktop.tray.not-set-up': 'Not set up yet',
  'desktop.tray.pausing': 'Pausing after what is being sent',
  'desktop.tray.paused': 'Paused',
  'desktop.tray.paused-left': 'Paused, {n, plural, one {1 video} other {{n} videos}} left',
  'desktop.tray.waits-for-you': 'Waiting for you',
  'desktop.tray.sending': 'Sending, {n, plural, one {1 video} other {{n} videos}} left',
  'desktop.tray.processing': 'TikTok is processing {n, plural, one {1 video} other {{n} videos}}',
  'desktop.tray.waiting': '{n, plural, one {1 video waiting} other {{n} videos waiting}}',
  'desktop.tray.nothing': 'Nothing to send',
  'desktop.tray.progress': '{state} {percent}%',
  'desktop.tray.quota': '{sent} of {limit} sent today',
  'desktop.tray.quota-of': '{account}: {sent} of {limit} sent today',
  'desktop.tray.pause': 'Pause',
  'desktop.tray.resume': 'Resume',
  'desktop.tray.open': 'Open Aether Uploader',
  'desktop.tray.quit': 'Quit',
  'desktop.icon.badge': '{n} waiting for you',

  // Questions and dialogs.
  'desktop.quit.title': 'Quit Aether Uploader?',
  'desktop.quit.unsent':
    '{n, plural, one {1 video will not be sent until the app runs again.} other {{n} videos will not be sent until the app runs again.}}',
  'desktop.quit.all-local':
    '{n, plural, one {It has a time that this computer keeps: the app has to run then.} other {All of them have a time that this computer keeps: the app has to run then.}}',
  'desktop.quit.some-local':
    '{n, plural, one {1 of them has a time that this computer keeps: the app has to run then.} other {{n} of them have times that this computer keeps: the app has to run then.}}',
  'desktop.quit.handed-over':
    '{n, plural, one {1 video is handed to Aether and goes out anyway.} other {{n} videos are handed to Aether and go out anyway.}}',
  'desktop.quit.processing':
    '{n, plural, one {1 video is at TikTok already and goes on without this app.} other {{n} videos are at TikTok already and go on without this app.}}',
  'desktop.quit.quit': 'Quit',
  'desktop.quit.stay': 'Keep running',
  'desktop.reload.title': 'The window cannot be shown',
  'desktop.reload.not-loaded':
    'Its page could not be loaded: {url} ({reason}). What is being sent goes on. Try again; if that does not help, install the app again.',
  'desktop.reload.ended-twice':
    'Its page ended twice in a row ({reason}). What is being sent goes on. Try again; if that does not help, install the app again.',
  'desktop.reload.again': 'Try again',
  'desktop.reload.quit': 'Quit',
  'desktop.start.title': 'Aether Uploader cannot start',
  'desktop.start.failed': 'Something that it needs could not be opened. Nothing was sent. {error}',
  'desktop.choose.folders': 'Add a folder of videos',
  'desktop.choose.files': 'Add videos',
  'desktop.choose.one-file': 'Choose the video',
  'desktop.choose.videos': 'Videos',
  'desktop.choose.all-files': 'All files',
  'desktop.save.posts': 'Aether Uploader posts {stamp}',
  'desktop.save.diagnostics': 'Aether Uploader diagnostics {stamp}',

  // Notifications.
  'desktop.notice.hidden': 'Aether Uploader goes on in the background',
  'desktop.notice.hidden-how':
    '{n, plural, =0 {} one {1 video still to send. } other {{n} videos still to send. }}Open it again from its icon in the tray, or by starting it once more. The settings say what closing does.',
  'desktop.notice.open-at-login': 'Open Aether Uploader when you log in?',
  'desktop.notice.open-at-login-why':
    '{n, plural, one {1 video has a time} other {{n} videos have times}} that this computer keeps: the app has to run then. The settings let it open by itself.',
  'desktop.notice.not-authorised': 'Aether does not accept the API key',
  'desktop.notice.not-authorised-what': 'Nothing is sent until you enter a key that works.',
  'desktop.notice.storage': 'Sending stopped',
  'desktop.notice.reconnect': 'Reconnect your TikTok account',
  'desktop.notice.reconnect-why':
    'TikTok ended the connection. The videos of this account wait until you connect it again.',
  'desktop.notice.audience-check': 'Check the audience of the first post',
  'desktop.notice.audience-check-what': 'The others wait until you have looked at it on TikTok.',
  'desktop.notice.unknown': 'A post could not be confirmed',
  'desktop.notice.unknown-what':
    'It may be on TikTok already. Look at the account, then say whether it is there.',
  'desktop.notice.end-published': '{n} published',
  'desktop.notice.end-scheduled': '{n} scheduled at Aether',
  'desktop.notice.end-failed': '{n} failed',
  'desktop.notice.end-unknown': '{n} not confirmed',
  'desktop.notice.end-see-why': 'Open the list to see why and to try again.',
  'desktop.notice.end-look': 'Look at the account to see whether it is there.',
  'desktop.notice.end-later':
    '{n, plural, one {One more waits for its time.} other {{n} more wait for their time.}}',
  'desktop.notice.end-see-posts': 'Open the list to see the posts.',

  // What the window's calls answer when they cannot be carried out.
  'desktop.call.foreign-page': 'This page may not talk to the app.',
  'desktop.call.unknown': 'The app knows no such call.',
  'desktop.call.bad-input': 'This could not be done: {where} is not as expected.',
  'desktop.call.no-queue': 'Add an API key or start practice mode first.',
  'desktop.call.no-licences':
    'The list of licences is made when the app is built; this build lacks it.',
  'desktop.call.nothing-saved': 'No file was saved since the app was started.',
  'desktop.call.folder-not-opened':
    'The folder could not be shown: this computer has no program for it, or you may not look into it.',
  'desktop.call.sending-now': 'Videos are being sent. Download the update when they are done.',
  'desktop.call.no-ffmpeg': 'ffmpeg was not found.',
  'desktop.queue.not-opened':
    'The queue could not be opened. Nothing is sent; details are in the log file.',
  'desktop.queue.no-such-job': 'This file is no longer in the list.',
  'desktop.queue.file-gone': '{name} is not where it was. Locate it, or add it again.',
  'desktop.queue.no-link': 'TikTok has not given this post a link yet.',
  'desktop.queue.caption-too-long': 'Its caption would be over {most, number}.',
  'desktop.paste.nothing-there': 'There is no such file or folder.',
  'desktop.paste.web-address': 'That is a web address, not a file on this computer.',
  'desktop.paste.no-full-path': 'That is not a full path to a file.',
  'desktop.paste.no-file-address': 'That address does not lead to a file on this computer.',
  'desktop.copy.not-in-list': 'The copy is there, but its file is not in this list any more.',
  'desktop.copy.not-taken': 'The copy is there, but the list keeps the original: {reason}',
  'desktop.copy.moved-on':
    'The copy is there, but the list keeps the original: it moved on meanwhile.',
  'desktop.copy.no-original': 'Its original is not known any more.',

  // The key, accounts, links and the proxy.
  'desktop.key.keychain-locked':
    'This computer’s keychain is locked, and your API key is in it. Unlock it, then quit the app and start it again.',
  'desktop.key.unreadable':
    'This computer’s keychain no longer opens the stored API key. Paste the key again.',
  'desktop.key.refused':
    'Aether does not accept this key. Copy the whole key again from your Aether dashboard; it may also have been revoked there.',
  'desktop.connect.page': 'You can go back to the app and close this page.',
  'desktop.connect.link-refused':
    'Aether’s link is not opened: it does not lead to a secure web page. Nothing was connected.',
  'desktop.connect.over': 'There is no page to open any more. Start connecting again.',
  'desktop.link.refused': 'This link is not opened: it does not lead to a secure web page.',
  'desktop.link.no-profile':
    'Aether gave no name for this account, so there is no link to it. Open it on TikTok yourself.',
  'desktop.proxy.form': 'That is no address of a proxy. It looks like proxy.example:8080.',
  'desktop.proxy.kind':
    'That kind of proxy cannot be used. Its address begins with http, https, socks4 or socks5.',
  'desktop.proxy.login':
    'Name and password have fields of their own: leave them out of the address.',
  'desktop.proxy.unusable': 'The proxy is of a kind that cannot be used',
  'desktop.data-folder.is-file':
    '{path} is a file, not a folder. Move it away, or set AETHER_UPLOADER_HOME to a folder of yours.',

  // The report of one post.
  'desktop.report.app': 'Aether Uploader {version}',
  'desktop.report.file': 'File: {path} ({size} bytes)',
  'desktop.report.state':
    'State: {phase}{waiting, select, no {} other {, {waiting}}}{until, select, no {} other { until {until}}}{overdue, select, no {} other {, for over a day}}',
  'desktop.report.failure': 'What happened: {failure}',
  'desktop.report.code': 'Code: {code}',
  'desktop.report.requests': 'Request id: {ids}',
  'desktop.report.post': 'Post id: {id}',
  'desktop.report.link': 'Link: {url}',
  'desktop.report.account': 'Account: {id}',
  'desktop.report.attempts': 'Upload attempts: {n}',
  'desktop.report.added': 'Added: {time}',
  'desktop.report.scheduled': 'Goes out: {time}',
  'desktop.report.sent': 'Sent: {time}',
  'desktop.report.settled': 'Settled: {time}',
  'desktop.report.no-findings': 'Checks: nothing found',
  'desktop.report.findings': 'Checks:',
  'desktop.report.finding': '- {code} ({severity}): {finding}',
  'desktop.report.finding-measured': '- {code} ({severity}): {finding} Measured {measured}.',
  'desktop.report.finding-allowed':
    '- {code} ({severity}): {finding} Measured {measured}, allowed {allowed}.'
} as const
