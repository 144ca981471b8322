/** The style of all menus. */
export const menuClass = 'z-30 rounded-lg border border-line bg-surface p-1 shadow-lg'
export const menuItemClass =
  'flex min-h-8 items-center gap-2 rounded-md px-2.5 py-1 outline-none data-disabled:text-muted data-highlighted:bg-raised'
