/** What went wrong with a form, said at once to screen readers. */
export function FailureLine({ failure }: { failure: string | null }) {
  return failure === null ? null : (
    <p className="account-failure" role="alert">
      {failure}
    </p>
  );
}
