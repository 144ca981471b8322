import { count, grouped } from '../format.ts'

/** The settings. */
export const settingsStrings = {
  settings: {
    lead: 'They are kept on this computer.',
    key: {
      title: 'Aether',
      label: 'API key',
      keychain: 'Kept encrypted by this computer’s keychain.',
      session: 'No keychain took it: the key is forgotten when you quit.',
      verified: 'Aether knows it.',
      unverified: 'Aether has no list of accounts to check it against.',
      none: 'No key yet. Practice mode works without one.',
      change: 'Change',
      enter: 'Enter a key',
      forget: 'Forget'
    },
    look: {
      title: 'Look',
      label: 'Appearance',
      hint: 'Light or dark, or as the rest of your desktop.',
      system: 'As the system',
      light: 'Light',
      dark: 'Dark'
    },
    running: {
      title: 'Sending',
      notices: 'Notices',
      noticesHint: 'One when a batch is done, one when you are needed. Never one for each video.',
      closing: 'When the window is closed',
      closingHint: 'While confirmed videos are still to be sent.',
      keepSending: 'Keep sending in the background',
      quit: 'Quit, and ask first',
      login: 'Open at login',
      loginHint:
        'The app starts without its window, so that videos whose time this computer keeps go out.',
      loginUnsupported: 'Not offered here: only the installed app can be opened at login.',
      loginWanted: (n: number) =>
        `${count(n, 'confirmed video')} ${n === 1 ? 'has a time' : 'have times'} that this computer keeps. The app has to run then.`,
      limit: 'Upload speed',
      limitHint: 'Limits all uploads together, so that the line stays free for other things.',
      limitNone: 'No limit',
      limitAt: (megabytesPerS: string) => `At most ${megabytesPerS} MB/s`
    },
    budget: {
      label: 'API calls a month',
      hint: (used: number) =>
        `What your Aether plan has; ${grouped(used)} used. From 80 % on, posts are asked about every 15 minutes only.`,
      wrong: 'A whole number from 100 on.',
      save: 'Save',
      saveLabel: 'Save API calls a month'
    },
    network: {
      title: 'Network',
      label: 'Proxy',
      hints: {
        system: 'As your system is set up. If the proxy asks for a password, enter the proxy here.',
        manual:
          'For Aether alone. This computer itself and what NO_PROXY names are reached without it.',
        none: 'Straight to Aether, whatever the system names.'
      },
      system: 'From the system',
      manual: 'Set here',
      none: 'None',
      address: 'Address',
      addressPlaceholder: 'proxy.example:8080',
      user: 'Name',
      password: 'Password',
      passwordKept: 'Kept',
      optional: 'Name and password only if the proxy asks for them.',
      kept: {
        keychain:
          'The password is kept encrypted by this computer’s keychain. Leave the field empty to keep it.',
        session: 'No keychain took it: the password is forgotten when you quit.',
        locked:
          'This computer’s keychain is locked, and the password is in it. Unlock it, then quit the app and start it again.',
        unreadable: 'This computer’s keychain no longer opens the password. Enter it again.'
      },
      askedAgain: 'For another address or name the password is asked for again.',
      save: 'Save',
      saved: 'Proxy saved',
      savedNow: 'Saved. It counts from the next connection on.',
      forgetPassword: 'Forget the password',
      behindProxy: 'Behind a proxy? Network…',
      close: 'Close'
    },
    data: {
      title: 'Your data',
      folder: 'Data folder',
      folderHint:
        'The queue, its history and these settings. The command line uses the same folder.',
      logs: 'Log folder',
      logsHint:
        'Keys, captions and the name of your home folder are taken out before anything is written.',
      open: 'Open folder',
      openNamed: (name: string) => `Open folder: ${name}`
    },
    about: {
      title: 'About',
      parts: (electron: string, chromium: string, node: string) =>
        [
          electron && `Electron ${electron}`,
          chromium && `Chromium ${chromium}`,
          node && `Node.js ${node}`
        ]
          .filter(Boolean)
          .join(' · '),
      website: 'Open aetherhq.dev',
      licences: 'Licences',
      licencesTitle: 'Licences',
      licencesLead: (n: number) =>
        `This app is made of, and comes with, ${n} works of others. Each stays under the licence that is named with it.`,
      licencesList: 'Works of others',
      licencesLoading: 'One moment…',
      noText: 'The package brings no text of its licence.',
      files: 'Show the files',
      close: 'Close'
    },
    update: {
      label: 'Look for new versions',
      hint: 'At each start and once a day, never while videos are being sent. Nothing is downloaded until you say so.',
      unsupported: 'Not offered here: this app was not installed from a release.',
      available: (version: string) => `Version ${version} is available`,
      downloading: (version: string) => `Downloading version ${version}`,
      ready: (version: string) => `Version ${version} is downloaded`,
      failed: (version: string) => `Version ${version} could not be downloaded or installed`,
      first: 'Downloaded now, installed when you quit.',
      atQuit: 'It is installed when you quit.',
      byHand: 'Install its package over this one. Your queue and settings stay.',
      stillThere:
        'Nothing has changed. Try again, or install it over this one from the download page.',
      progress: 'Download of the new version',
      download: 'Download',
      again: 'Try again',
      page: 'Open the download page'
    }
  }
} as const
