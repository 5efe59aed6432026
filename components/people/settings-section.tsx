import type { ReactNode } from 'react';

type Props = { id: string; title: string; help: ReactNode; action?: ReactNode; children: ReactNode };

/** One part of the settings: what it is about on the left, the controls on the right. */
export function SettingsSection({ id, title, help, action, children }: Props) {
  return (
    <section id={id} className="settings-section" aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <p className="muted">{help}</p>
        {action}
      </header>
      <div>{children}</div>
    </section>
  );
}
