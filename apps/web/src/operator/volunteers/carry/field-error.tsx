import { useEffect, useRef } from 'react';

interface FieldErrorProps {
  /** What the group names as its description. */
  readonly id: string;
  readonly error: string | null;
}

/** What is wrong, at the fields it is about: read out, and brought into view, as the form is longer than a screen. */
export function FieldError({ id, error }: FieldErrorProps) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (error !== null) element.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  if (error === null) return null;
  return (
    <p ref={element} id={id} className="carry-error" role="alert">
      {error}
    </p>
  );
}
