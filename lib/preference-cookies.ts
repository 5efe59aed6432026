type Jar = { get(name: string): { value: string } | undefined };

/** What the cookie of a choice is called. Over https no other host can set one whose name begins so. */
export const preferenceName = (name: string, https: boolean): string => (https ? `__Host-${name}` : name);

/** Whether the note about the demonstration is hidden. */
export const DEMO_LINE = 'demo-line';

/** The cookie of those who have seen a row taken apart and want it no more. */
export const EXPLAINED = 'explained';

/** What somebody chose on this device: columns, widths, theme. */
export const preferenceOf = (jar: Jar, name: string): string | undefined =>
  (jar.get(preferenceName(name, true)) ?? jar.get(preferenceName(name, false)))?.value;
