'use client';

import { useState } from 'react';
import type { Problem } from '@/components/forms/problem';

/** The values and errors of a small form whose input is never kept on the device, such as one with a password. */
export function useFields<K extends string>(initial: Readonly<Record<K, string>>) {
  const [values, setValues] = useState<Readonly<Record<K, string>>>(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    values,
    problem,
    setProblem,
    reset() {
      setValues(initial);
      setProblem(null);
    },
    /** The props of a field: `<TextField {...field('name')} label="Name" />`. */
    field: (name: K) => ({
      name,
      value: values[name],
      error: problem?.fields?.[name],
      onChange(value: string) {
        setValues((now) => ({ ...now, [name]: value }));
        if (problem?.fields?.[name]) setProblem(null);
      },
    }),
  };
}
