import '../../shared/form-texts.js';
import './welfare-texts.js';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import { newClientId } from '../../operator/store/new-client-id.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import { LONGEST_WORDS, type CaseDetail } from './welfare-contract.js';

/** Notes a change in a resident, and goes to the case it opens; sent again after an answer that did not come, it opens one. */
export function NoteConditionKey({ residentId }: { residentId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const clientId = useRef('');
  const begin = (): void => {
    clientId.current = newClientId(new Date());
    setOpen(true);
  };
  const send = async (values: FormBody): Promise<void> => {
    const body = { ...values, residentId, clientId: clientId.current };
    const { id } = await request<CaseDetail>('/v1/welfare-cases', { method: 'POST', body });
    await navigate(`/welfare/${id}`);
  };
  return (
    <>
      <button type="button" className="button" onClick={begin}>
        {t('welfare.noticed')}
      </button>
      {open && (
        <FormDialog
          title={t('welfare.noticed')}
          note={t('welfare.noticedNote')}
          fields={[{ kind: 'text', name: 'words', label: t('welfare.noteText'), longest: LONGEST_WORDS }]}
          submit={t('form.save')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
