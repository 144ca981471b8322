/** The app's name to the operating systems: bundle id on macOS, AppUserModelId on Windows. The installer's shortcut carries it too. */
export const appId = 'app.aether-uploader.desktop'
