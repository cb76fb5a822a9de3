import type { ReactNode } from 'react';

export function Button({ busy = false, children }: { busy?: boolean; children: ReactNode }) {
  return <button aria-busy={busy} className="hl-button">{children}</button>;
}
