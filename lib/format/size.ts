/** 812 → “812 bytes”, 12345 → “12.3 kB”, 2000000 → “2 MB”, 5000000000 → “5 GB”. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const [unit, size] =
    bytes < 999_950
      ? ['kB', bytes / 1000]
      : bytes < 999_950_000
        ? ['MB', bytes / 1_000_000]
        : ['GB', bytes / 1_000_000_000];
  return `${Number(size.toFixed(1)).toLocaleString('en')} ${unit}`;
}
