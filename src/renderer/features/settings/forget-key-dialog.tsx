import { useCallback } from 'react'
import { toast } from 'sonner'
import { openedQueue } from '../../state/queue-link.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { useAction } from '../../shared/use-action.ts'

const text = strings.forget

/** Confirms before deleting the key here: the app cannot show it; the dashboard has it to copy. */
export function ForgetKeyDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, error } = useAction(
    useCallback(async () => {
      await openedQueue(await call('settings.forgetApiKey', {}))
      toast.success(text.done)
      onClose()
    }, [onClose])
  )
  return (
    <Modal
      title={text.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{strings.confirm.cancel}</Button>
          <Button variant="primary" disabled={busy} onClick={() => run()}>
            {text.button}
          </Button>
        </>
      }>
      <p>{text.text}</p>
      <p role="alert" className="mt-2 text-tone-red empty:hidden">
        {error}
      </p>
    </Modal>
  )
}
