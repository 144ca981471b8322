import type { ReceiptView } from '../../../contract/history/history.ts'
import { strings } from '../../shared/strings.ts'
import { formatStep } from './format-past.ts'

const text = strings.receipt
const phases: Readonly<Record<string, string>> = text.phases
const waits: Readonly<Record<string, string>> = text.waits

/** Every move of the job, oldest first, with its hold, its error and Aether's request id. */
export function ReceiptSteps({ steps }: { steps: ReceiptView['history'] }) {
  if (steps.length === 0) return null
  return (
    <table className="w-full text-left text-xs">
      <caption className="pb-1.5 text-left text-sm font-semibold">{text.steps}</caption>
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-1 pr-3 font-medium">
            {text.stepTime}
          </th>
          <th scope="col" className="py-1 pr-3 font-medium">
            {text.step}
          </th>
          <th scope="col" className="py-1 font-medium">
            {text.stepNote}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => (
          // Moves are appended and never reordered: their place is their name.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={i} className="border-t border-line align-top">
            <td className="py-1 pr-3 whitespace-nowrap tabular-nums">
              <time dateTime={step.at}>{formatStep(step.at)}</time>
            </td>
            <td className="py-1 pr-3 whitespace-nowrap">{phases[step.phase] ?? step.phase}</td>
            <td className="py-1 break-words">
              {step.waiting !== null && <p>{waits[step.waiting] ?? step.waiting}</p>}
              {step.errorCode !== null && (
                <p className="font-mono text-tone-red">{step.errorCode}</p>
              )}
              {step.requestId !== null && (
                <p className="text-muted">
                  {text.request} <span className="font-mono break-all">{step.requestId}</span>
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
