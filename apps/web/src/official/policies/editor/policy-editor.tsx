import { parsePolicy, type Policy } from '@nuancan/five-ones';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PolicyVersion } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { BooksFailure } from '../../books/books-failure.js';
import { FactTable } from '../../facilities/facts-section.js';
import { DraftNotes, NotesAt, TextControl } from './controls.js';
import { judgeDraft, policyText, type DraftNote } from './judge-draft.js';
import { policyDiff } from './policy-diff.js';
import { PolicyForm } from './policy-form.js';

interface PolicyEditorProps {
  readonly start: Policy;
  /** The version in force today, to be compared with; null: none. */
  readonly inForce: number | null;
}

/** Form and JSON of one draft: what is changed in one stands in the other at once. */
export function PolicyEditor({ start, inForce }: PolicyEditorProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => policyText(start));
  const [shown, setShown] = useState<Policy>(start);
  const { policy, notes } = judgeDraft(text);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () =>
      request<PolicyVersion>(`/v1/policies/${encodeURIComponent(shown.code)}/versions`, {
        method: 'POST',
        body: { document: policy ?? {} },
      }),
    onSuccess: async (draft) => {
      await navigate(`/policies/${draft.code}/${draft.version}`);
      // Not before: the next number would be another one, and this form begin anew.
      await queries.invalidateQueries({ queryKey: ['policies'] });
    },
  });
  const change = (changed: Policy): void => {
    setShown(changed);
    setText(policyText(changed));
  };
  const write = (written: string): void => {
    setText(written);
    const judged = judgeDraft(written);
    if (judged.policy !== null) setShown(judged.policy);
  };
  // A fault in the text alone cannot be shown at a field that does not exist yet.
  const isBehind = policy === null && text !== policyText(shown);
  return (
    <DraftNotes value={notes}>
      <div className="draft-columns">
        <form
          className="draft-form"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <fieldset className="draft-all" disabled={isBehind}>
            <legend className="sr-only">{t('policyTools.form')}</legend>
            {start.version === 1 && (
              <TextControl
                label={t('policyTools.code')}
                pointer="/code"
                value={shown.code}
                onChange={(code) => change({ ...shown, code })}
              />
            )}
            <PolicyForm policy={shown} onChange={change} />
          </fieldset>
          <BooksFailure error={save.error} onRetry={() => save.mutate()} />
          <div className="form-keys">
            <button type="submit" className="button button-main" disabled={policy === null || save.isPending}>
              {save.isPending ? t('form.saving') : t('policyTools.saveDraft')}
            </button>
          </div>
        </form>
        <DraftSide text={text} notes={notes} isBehind={isBehind} onWrite={write} />
      </div>
      {inForce !== null && policy !== null && <DiffSection policy={policy} inForce={inForce} />}
    </DraftNotes>
  );
}

interface DraftSideProps {
  readonly text: string;
  readonly notes: readonly DraftNote[];
  readonly isBehind: boolean;
  readonly onWrite: (text: string) => void;
}

/** The document itself, and how much there is to say about it. */
function DraftSide({ text, notes, isBehind, onWrite }: DraftSideProps) {
  const { t } = useTranslation();
  return (
    <aside className="draft-side">
      <NoteSummary notes={notes} />
      <label className="field">
        <span>JSON</span>
        <textarea
          className="input draft-json"
          spellCheck={false}
          rows={24}
          value={text}
          onChange={({ target }) => onWrite(target.value)}
        />
      </label>
      <NotesAt pointer="" />
      {isBehind && <p role="status">{t('policyTools.behind')}</p>}
    </aside>
  );
}

function NoteSummary({ notes }: { notes: readonly DraftNote[] }) {
  const { t } = useTranslation();
  const count = (severity: DraftNote['severity']): number => notes.filter((note) => note.severity === severity).length;
  return (
    <p role="status" className="draft-summary">
      {notes.length === 0
        ? t('policyTools.clean')
        : t('policyTools.found', { faults: count('fault'), warnings: count('warning'), notes: count('note') })}
    </p>
  );
}

function DiffSection({ policy, inForce }: { policy: Policy; inForce: number }) {
  const { t } = useTranslation();
  const base = useQuery({
    queryKey: ['policies', policy.code, String(inForce)],
    queryFn: ({ signal }) =>
      request<PolicyVersion>(`/v1/policies/${encodeURIComponent(policy.code)}/versions/${inForce}`, { signal }),
  });
  const title = t('policyTools.diff', { version: inForce });
  return (
    <section className="policy-panel">
      <h2>{title}</h2>
      <BooksFailure error={base.error} onRetry={() => void base.refetch()} />
      {base.data && (
        <FactTable
          caption={title}
          captionHidden
          none={t('policyTools.noDiff')}
          head={[t('policyTools.place'), t('policyTools.was'), t('policyTools.becomes')]}
          rows={policyDiff(parsePolicy(base.data.document), policy).map(({ path, before, after }) => ({
            id: path.join('/'),
            cells: [
              path.join(' › '),
              <code className="draft-diff">{before ?? '—'}</code>,
              <code className="draft-diff">{after ?? '—'}</code>,
            ],
          }))}
        />
      )}
    </section>
  );
}
