// The app in which the list of assertions runs: in the stand-in, and as it is in Electron. Nothing waits at the top: the app becomes
// ready only once this file has run to its end.
import electron from 'electron'
import { entries } from '../list/index.js'
import { openTools, schemes } from './tools.js'

const { desk, alone } = JSON.parse(process.env.CONFORMANCE)
/** To who started this, a line each. */
const tell = (what, value = null) => console.log(`@told ${JSON.stringify([what, value])}`)

const timeLimitMs = 30_000
const late = () =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('it took too long')), timeLimitMs).unref()
  })

if (alone) entries.find(({ name }) => name === alone).main(electron, tell)
else void runShared()

async function runShared() {
  const { app, protocol } = electron
  // As Electron's own specs: a page cannot be refused a microphone that is not there.
  app.commandLine.appendSwitch('use-fake-device-for-media-stream')
  protocol.registerSchemesAsPrivileged(schemes)
  const began = ['script']
  app.on('will-finish-launching', () => began.push('will-finish-launching'))
  app.on('ready', () => began.push('ready'))
  app.on('window-all-closed', () => {})
  await app.whenReady()
  began.push('whenReady')
  // Not before everybody has heard that the app is ready.
  await new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
  const tools = openTools(electron, began)
  for (const entry of entries.filter(
    (one) => one.run && (one.desk ?? 'usual') === desk && isHere(one)
  )) {
    let problem = null
    try {
      await Promise.race([entry.run(tools), late()])
    } catch (error) {
      problem = error.stack
    }
    tell('result', { name: entry.name, problem })
    tools.tidy()
  }
  tell('end')
  app.exit(0)
}

function isHere({ systems = [process.platform], unsteady = [], standIn }) {
  return (
    systems.includes(process.platform) &&
    (process.standIn !== undefined || (standIn !== 'only' && !unsteady.includes(process.platform)))
  )
}
