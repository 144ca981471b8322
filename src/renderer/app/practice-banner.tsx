import { useCallback } from 'react'
import { FlaskConical } from 'lucide-react'
import { call } from '../rpc/client.ts'
import { strings } from '../shared/strings.ts'
import { Banner } from '../shared/ui/banner.tsx'
import { Button } from '../shared/ui/button.tsx'
import { attempt } from '../shared/use-action.ts'
import { openedQueue } from '../state/queue-link.ts'

/** Says at all times that nothing here is real, and how to leave. */
export function PracticeBanner() {
  const leave = useCallback(() => attempt(call('practice.stop', {}).then(openedQueue)), [])
  return (
    <Banner
      tone="accent"
      label={strings.practice.banner}
      icon={<FlaskConical size={16} className="text-accent" />}
      action={
        <Button size="xs" onClick={leave}>
          {strings.practice.leave}
        </Button>
      }>
      {strings.practice.banner}
    </Banner>
  )
}
