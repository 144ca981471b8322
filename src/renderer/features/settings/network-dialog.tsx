import { useState } from 'react'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { NetworkSetting } from './network-setting.tsx'

const text = strings.settings.network

/** Network settings before a key is set: entering one can require a proxy with a password. */
export function NetworkLink() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="self-start text-xs text-accent underline underline-offset-2"
        onClick={() => setOpen(true)}>
        {text.behindProxy}
      </button>
      {open && (
        <Modal
          wide
          title={text.title}
          onClose={() => setOpen(false)}
          footer={<Button onClick={() => setOpen(false)}>{text.close}</Button>}>
          <div className="-mx-4">
            <NetworkSetting />
          </div>
        </Modal>
      )}
    </>
  )
}
