/** The heading of the step that is open. It has the focus when the step begins. */
export const StepHead = ({ id, children }: { id: string; children: React.ReactNode }) => (
  <h2 id={id} tabIndex={-1} data-step-head>
    {children}
  </h2>
);
