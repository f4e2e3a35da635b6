import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../api/api-problem.js';
import type { PolicyVersion } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';

/** What a file must be for the server to be asked about it. */
class UnreadableFile extends Error {}

/** Hands in a policy file as a draft; everything wrong with it is listed by place. */
export function DraftDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const text = useBilingual();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate, error, isPending } = useMutation({
    mutationFn: draftFrom,
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ['policies'] });
      await navigate(`/policies/${draft.code}/${draft.version}`);
    },
  });
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <Dialog title={t('policies.draft')} onClose={onClose}>
      <p>{t('policies.draftText')}</p>
      <label className="field">
        <span>{t('policies.file')}</span>
        <input
          className="input policy-file"
          type="file"
          accept="application/json,.json"
          disabled={isPending}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) mutate(file);
            // Choosing the corrected file again must count as a change.
            target.value = '';
          }}
        />
      </label>
      {isPending && <p role="status">{t('policies.sending')}</p>}
      {error !== null && (
        <div role="alert" className="policy-faults">
          <p>
            {error instanceof UnreadableFile
              ? t('policies.unreadable')
              : describeError(error, { language: i18n.language, noAnswer: t('policies.noAnswer') })}
          </p>
          <ul>
            {faults.map(({ pointer, zh, en }) => (
              <li key={`${pointer} ${en}`}>
                <code>{pointer.replace(/^\/document/, '') || '/'}</code> {text({ zh, en })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

async function draftFrom(file: File): Promise<PolicyVersion> {
  let document: unknown;
  try {
    document = JSON.parse(await file.text());
  } catch {
    throw new UnreadableFile();
  }
  const code = typeof document === 'object' && document !== null && 'code' in document ? document.code : undefined;
  if (typeof code !== 'string' || code === '') throw new UnreadableFile();
  const path = `/v1/policies/${encodeURIComponent(code)}/versions`;
  return request<PolicyVersion>(path, { method: 'POST', body: { document } });
}
