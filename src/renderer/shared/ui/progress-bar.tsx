/** A thin bar. Without a label it only decorates the number beside it. */
export function ProgressBar({
  percent,
  label,
  className = ''
}: {
  percent: number
  label?: string
  className?: string
}) {
  return (
    <div
      {...(label === undefined
        ? { 'aria-hidden': true }
        : {
            role: 'progressbar',
            'aria-label': label,
            'aria-valuenow': percent,
            'aria-valuemin': 0,
            'aria-valuemax': 100
          })}
      className={`progress-bar h-1 overflow-hidden rounded-full bg-raised ${className}`}>
      <span
        className="block h-full rounded-full bg-tone-blue transition-[width] duration-150"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
