'use client';

import { switchTheme } from './switch-theme';

/** Switches between light and dark. The choice is remembered on this device. */
export function ThemeToggle() {
  return (
    <button
      type="button"
      className="button quiet icon-button"
      onClick={switchTheme}
      aria-label="Switch between light and dark"
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
