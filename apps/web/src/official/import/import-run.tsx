import { useTranslation } from 'react-i18next';
import type { ImportDetail, ImportKind, ImportSummary } from '../../api/import-contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { ImportFailure } from './import-failure.js';
import { ImportMapping } from './import-mapping.js';
import { ImportStateTag } from './import-state-tag.js';
import { RefusedRows } from './refused-rows.js';
import { isUnderWay, useImport, useImportStep } from './use-imports.js';

interface ImportRunProps {
  readonly id: string;
  readonly kinds: readonly ImportKind[];
  readonly ownTown: string | null;
  readonly onBack: () => void;
}

/** One import: how far it is, what it would do or did, what was refused, and what its sender may do now. */
export function ImportRun({ id, kinds, onBack }: ImportRunProps) {
  const { t } = useTranslation();
  const say = useBilingual();
  const { data: run, error: unread } = useImport(id);
  const step = useImportStep();
  const error = unread ?? step.error;
  const kind = kinds.find(({ name }) => name === run?.kind);
  return (
    <section className="import-run" aria-busy={run ? isUnderWay(run) : true}>
      <button type="button" className="button" onClick={onBack}>
        ← {t('imports.back')}
      </button>
      {error !== null && <ImportFailure error={error} />}
      {run && (
        <>
          <h2>
            {kind ? say(kind) : run.kind} · {run.fileName} <ImportStateTag state={run.state} />
          </h2>
          {isUnderWay(run) && <Progress progress={run.progress} />}
          {run.problem && (
            <p className="import-problem" role="alert">
              {say(run.problem)}
            </p>
          )}
          {run.header?.notices.map((notice) => (
            <p key={notice.code}>
              {t('imports.notices')}: {say(notice)}
            </p>
          ))}
          {run.header && run.header.unknown.length > 0 && (
            <p>
              <strong>
                {t('imports.notUsed')}: {run.header.unknown.join(t('imports.listed'))}
              </strong>{' '}
              {t('imports.notUsedTold')}
            </p>
          )}
          {run.summary && <Counts summary={run.summary} done={run.state === 'done'} asOf={run.asOf} />}
          <Keys run={run} busy={step.isPending} onStep={step.mutate} />
          {kind && run.header && run.own && (run.state === 'refused' || run.state === 'ready') && (
            <ImportMapping
              key={run.state}
              run={run}
              header={run.header}
              kind={kind}
              busy={step.isPending}
              onStep={step.mutate}
            />
          )}
          {run.refusedRows.length > 0 && <RefusedRows run={run} />}
        </>
      )}
      {!run && error === null && <p role="status">{t('imports.loading')}</p>}
    </section>
  );
}

function Progress({ progress }: Pick<ImportDetail, 'progress'>) {
  const { t } = useTranslation();
  const text = progress
    ? t('imports.progressOf', { phase: t(`imports.phases.${progress.phase}`), done: progress.done })
    : t('imports.waiting');
  return (
    <p role="status" className="import-progress">
      <progress
        aria-label={t('imports.progress')}
        {...(progress?.total != null && progress.total > 0 && { value: progress.done, max: progress.total })}
      />
      {text}
    </p>
  );
}

function Counts({ summary, done, asOf }: { summary: ImportSummary; done: boolean; asOf: string }) {
  const { t } = useTranslation();
  const { rows, add, change, same, refused, ends, heldBack } = summary;
  const figures = [
    ['rows', rows],
    ['add', add],
    ['change', change],
    ['same', same],
    ['refused', refused],
    ...(ends > 0 ? ([[done ? 'endsDone' : 'ends', ends]] as const) : []),
    ...(heldBack > 0 ? ([['heldBack', heldBack]] as const) : []),
  ] as const;
  return (
    <>
      <dl className="import-counts">
        {figures.map(([name, value]) => (
          <div key={name} className={name === 'refused' && value > 0 ? 'import-count-refused' : undefined}>
            <dt>{t(`imports.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ends > 0 && !done && <p>{t('imports.endsTold', { date: asOf })}</p>}
      {heldBack > 0 && <p>{t('imports.heldBackTold')}</p>}
      {add + change + ends + refused === 0 && <p>{t('imports.unchanged')}</p>}
    </>
  );
}

interface KeysProps {
  readonly run: ImportDetail;
  readonly busy: boolean;
  readonly onStep: ReturnType<typeof useImportStep>['mutate'];
}

function Keys({ run, busy, onStep }: KeysProps) {
  const { t } = useTranslation();
  const { id, own, standsStill, state, summary } = run;
  if (state === 'done' || state === 'cancelled') return null;
  const path = `/v1/imports/${id}`;
  const cancel = (
    <button
      type="button"
      className="button button-quiet"
      disabled={busy}
      onClick={() => onStep({ path: `${path}/cancellation`, ask: { method: 'POST' } })}
    >
      {t('imports.cancel')}
    </button>
  );
  if (!own) {
    return (
      <div className="import-keys">
        <p>{t(standsStill ? 'imports.standsStill' : 'imports.notYours')}</p>
        {standsStill && cancel}
      </div>
    );
  }
  const apply = (goodRowsOnly: boolean): void =>
    onStep({ path: `${path}/application`, ask: { method: 'POST', body: { goodRowsOnly } } });
  const refused = summary?.refused ?? 0;
  const good = (summary?.rows ?? 0) - refused;
  return (
    <div className="import-keys">
      {state === 'ready' && refused === 0 && (
        <button type="button" className="button button-main" disabled={busy} onClick={() => apply(false)}>
          {t('imports.apply')}
        </button>
      )}
      {state === 'ready' && refused > 0 && good > 0 && (
        <button type="button" className="button" disabled={busy} onClick={() => apply(true)}>
          {t('imports.applyGood', { count: good })}
        </button>
      )}
      {state === 'ready' && good === 0 && <p>{t('imports.noneGood')}</p>}
      {state === 'failed' && (
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => onStep({ path: `${path}/mapping`, ask: { method: 'PUT', body: { columns: [] } } })}
        >
          {t('imports.again')}
        </button>
      )}
      {cancel}
    </div>
  );
}
