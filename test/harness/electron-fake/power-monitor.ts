import { onOrder, report } from './control.ts'
import { emitPreventable, StrictEmitter } from './strict.ts'

/**
 * On Linux a shutdown waits for the app only where it was told that somebody listens for 'shutdown'. That is looked at when the
 * first listener of any kind is about to be added, so that a first one for 'shutdown' is not seen; later ones are.
 */
class PowerMonitor extends StrictEmitter {
  static override readonly comes = [
    'suspend',
    'resume',
    'on-ac',
    'on-battery',
    'lock-screen',
    'unlock-screen',
    'shutdown'
  ]
  armed = process.platform === 'darwin'
  constructor() {
    super()
    this.once('newListener', () => {
      this.on('newListener', (event) => {
        if (event === 'shutdown') this.armed = process.platform !== 'win32'
      })
    })
  }
  isOnBatteryPower(): boolean {
    return false
  }
}
export const powerMonitor = new PowerMonitor()
onOrder('shut-down', () =>
  report({
    type: 'note',
    what: 'shutdown-delayed',
    value: powerMonitor.armed && emitPreventable(powerMonitor, 'shutdown')
  })
)
