import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PolicyList } from '../../../api/contract.js';
import { request } from '../../../api/request.js';
import { useBilingual } from '../../../i18n/use-bilingual.js';
import { FormDialog } from '../../../shared/form-dialog.js';
import type { Field, FormBody } from '../../../shared/form-values.js';
import { randomUuid } from '../../../shared/random-uuid.js';
import { usePlaces } from '../../books/use-books.js';
import type { AskReplay, Replay } from './replay-contract.js';

const PURPOSES = ['preview', 'forecast', 'replay'] as const;
const KNOWLEDGE = ['then', 'now'] as const;
const MONTHS_BACK = 13;
const FORECAST_MONTHS = [1, 2, 3, 6, 12] as const;
const MOST = 200;

type Choice = readonly [value: string, label: string];
type FieldName = 'purpose' | 'month' | 'months' | 'townCode' | 'facilityId' | 'version' | 'others' | 'knowledge';

interface AskReplayKeyProps {
  /** Chosen from the start, as `code/version`. */
  readonly versions: readonly string[];
  readonly main?: boolean;
}

/** Asks for meals of past months to be rated again; the queue does it, and its page tells how far it is. */
export function AskReplayKey({ versions, main = false }: AskReplayKeyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={main ? 'button button-main' : 'button'} onClick={() => setOpen(true)}>
        {t('replay.ask')}
      </button>
      {open && <AskReplayDialog versions={versions} onClose={() => setOpen(false)} />}
    </>
  );
}

function AskReplayDialog({ versions, onClose }: { versions: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [clientId] = useState(randomUuid);
  const fields = useAskFields(versions[0] ?? '');
  const send = async (body: FormBody): Promise<void> => {
    const asked = askedOf(body, clientId);
    const replay = await request<Replay>('/v1/replays', { method: 'POST', body: asked });
    await queries.invalidateQueries({ queryKey: ['replays'] });
    await navigate(`/policies/replays/${replay.id}`);
  };
  if (fields === null) return null;
  return (
    <FormDialog
      title={t('replay.ask')}
      note={t('replay.askText')}
      fields={fields}
      submit={t('replay.start')}
      onSubmit={send}
      onClose={onClose}
    />
  );
}

/** Null while the versions are not known yet. */
function useAskFields(version: string): Field[] | null {
  const { t } = useTranslation();
  const { towns, facilities } = usePlaces();
  const offered = useOfferedVersions();
  if (offered === null) return null;
  const choice = (name: FieldName, values: readonly Choice[], start?: string): Field => ({
    ...{ kind: 'choice', name, label: t(`replay.fields.${name}`) },
    ...(start === undefined ? { optional: true } : { start }),
    options: values.map(([value, label]) => ({ value, label })),
  });
  const months = pastMonths();
  const purposes = PURPOSES.map((purpose): Choice => [purpose, t(`replay.purposeLong.${purpose}`)]);
  const counts = FORECAST_MONTHS.map((count): Choice => [String(count), String(count)]);
  const ofTowns = towns.map(({ code, name }): Choice => [code, name]);
  const ofFacilities = facilities.map(({ id, name }): Choice => [id, name]);
  const others: Choice[] = [
    ['keep', t('replay.keepOthers')],
    ['drop', t('replay.dropOthers')],
  ];
  const known = KNOWLEDGE.map((one): Choice => [one, t(`replay.knowledge.${one}`)]);
  return [
    choice('purpose', purposes, 'preview'),
    choice(
      'month',
      months.map((month): Choice => [month, month]),
      months[1] ?? '',
    ),
    choice('months', counts, '3'),
    choice('townCode', ofTowns),
    choice('facilityId', ofFacilities),
    // Without one chosen: the versions that were in force.
    { ...choice('version', [['', t('replay.own')], ...offered], version), optional: true },
    choice('others', others, 'keep'),
    choice('knowledge', known, 'then'),
  ];
}

function useOfferedVersions(): Choice[] | null {
  const { t } = useTranslation();
  const text = useBilingual();
  const { data } = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => request<PolicyList>(`/v1/policies?limit=${MOST}`, { signal }),
  });
  if (data === undefined) return null;
  return data.items.flatMap(({ code, name, versions }) =>
    versions
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ version }): Choice => [`${code}/${version}`, `${text(name)} · ${t('policies.version', { version })}`]),
  );
}

function askedOf(body: FormBody, clientId: string): AskReplay {
  const text = (name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
  const [code = '', version = ''] = (text('version') ?? '').split('/');
  const purpose = (text('purpose') ?? 'preview') as AskReplay['purpose'];
  const townCode = text('townCode');
  const facilityId = text('facilityId');
  return {
    ...{ clientId, purpose, month: text('month') ?? '', keepOthers: text('others') !== 'drop' },
    knowledge: (text('knowledge') ?? 'then') as AskReplay['knowledge'],
    versions: code === '' ? [] : [{ code, version: Number(version) }],
    ...(purpose === 'forecast' ? { months: Number(text('months') ?? 1) } : {}),
    ...(townCode === undefined ? {} : { townCode }),
    ...(facilityId === undefined ? {} : { facilityId }),
  };
}

/** This month and those before it. */
function pastMonths(): string[] {
  const months: string[] = [];
  let first = parseBusinessDate(`${businessDateAt(new Date()).slice(0, 7)}-01`);
  for (let back = 0; back < MONTHS_BACK; back += 1) {
    months.push(first.slice(0, 7));
    first = parseBusinessDate(`${addDays(first, -1).slice(0, 7)}-01`);
  }
  return months;
}
