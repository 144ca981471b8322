import { TriangleAlert } from 'lucide-react'
import { strings } from '../../../shared/strings.ts'
import type { PlanWarning } from '../plan/publish-plan.ts'

const text = strings.confirm
const mostNames = 20

/** What is worth a look, each warning once with the files that have it behind a click. */
export function ConfirmWarnings({ warnings }: { warnings: readonly PlanWarning[] }) {
  return (
    <section aria-label={text.warnings} className="rounded-lg bg-amber-soft px-3 py-2.5">
      <h3 className="flex items-center gap-2 font-medium">
        <TriangleAlert size={15} aria-hidden className="text-tone-amber" />
        {text.warnings}
      </h3>
      <ul className="mt-1 flex flex-col gap-0.5 pl-6">
        {warnings.map(({ code, files }) => (
          <li key={code}>
            <details>
              <summary>{text.warning(files.length, strings.findings[code])}</summary>
              <ul className="py-1 pl-4 text-xs">
                {files.slice(0, mostNames).map((name, index) => (
                  <li key={`${index} ${name}`} className="truncate" title={name}>
                    {name}
                  </li>
                ))}
                {files.length > mostNames && <li>{text.more(files.length - mostNames)}</li>}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
