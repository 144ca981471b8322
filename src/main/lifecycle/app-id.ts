/** Bundle id on macOS, AppUserModelId on Windows, where the installer's shortcut has it too. */
export const appId = 'app.aether-uploader.desktop'
