import type { ReceiptView } from '../../../contract/history/history.ts'
import { t } from '../../../contract/messages/say.ts'
import { phases, waitReasons } from '../../../contract/queue/phase.ts'
import { formatStep } from './format-past.ts'

/** Every move of the job, oldest first, with its hold, its error and Aether's request id. */
export function ReceiptSteps({ steps }: { steps: ReceiptView['history'] }) {
  if (steps.length === 0) return null
  return (
    <table className="w-full text-left text-xs">
      <caption className="pb-1.5 text-left text-sm font-semibold">{t('receipt.steps')}</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-1 pr-3 font-medium">
            {t('receipt.stepTime')}
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            {t('receipt.step')}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t('receipt.stepNote')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => (
          // Moves are appended and never reordered: the index is a stable key.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={i} className="border-t border-line align-top">
            <td className="py-1 pr-3 whitespace-nowrap tabular-nums">
              <time dateTime={step.at}>{formatStep(step.at)}</time>
            </td>
            <td className="py-1 pr-3 whitespace-nowrap">{phaseText(step.phase)}</td>
            <td className="py-1 break-words">
              {step.waiting !== null && <p>{waitText(step.waiting)}</p>}
              {step.errorCode !== null && (
                <p className="font-mono text-tone-red">{step.errorCode}</p>
              )}
              {step.requestId !== null && (
                <p className="text-muted">
                  {t('receipt.request')}{' '}
                  <span className="font-mono break-all">{step.requestId}</span>
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Shows an unknown phase of another version unchanged. */
function phaseText(written: string): string {
  const phase = phases.find((one) => one === written)
  return phase === undefined ? written : t(`receipt.phases.${phase}`)
}

function waitText(written: string): string {
  const reason = waitReasons.find((one) => one === written)
  return reason === undefined ? written : t(`receipt.waits.${reason}`)
}
