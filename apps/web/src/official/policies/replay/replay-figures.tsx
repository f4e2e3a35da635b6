import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../../shared/money.js';
import { yuan } from '../../../shared/yuan.js';
import { usePlaces } from '../../books/use-books.js';
import { useTierNames } from '../../claims/use-tier-names.js';
import { FactTable } from '../../facilities/facts-section.js';
import type { Replay, ReplaySums } from './replay-contract.js';

interface FiguresProps {
  readonly replay: Replay;
  readonly sums: ReplaySums;
}

/** Before and after by funder, tier, payment, town and facility; each figure leads to its meals. */
export function ReplayFigures({ replay, sums }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <>
      <section className="policy-panel">
        <p role="status" className="draft-summary">
          {t('replay.found', { meals: sums.meals, people: sums.people, changed: sums.changed })}
        </p>
        {sums.left.decided + sums.left.erased > 0 && (
          <p className="facts-none">{t('replay.left', { decided: sums.left.decided, erased: sums.left.erased })}</p>
        )}
      </section>
      <FunderTable replay={replay} sums={sums} />
      <TierTable replay={replay} sums={sums} />
      <PaymentTable replay={replay} sums={sums} />
      <PlaceTable replay={replay} sums={sums} />
    </>
  );
}

/** The meals behind a figure; a forecast keeps none. */
function Meals({
  replay,
  query,
  children,
}: {
  replay: Replay;
  query: Record<string, string>;
  children: string | number;
}) {
  if (replay.purpose === 'forecast' || children === 0) return <>{children}</>;
  return <Link to={`/policies/replays/${replay.id}/meals?${new URLSearchParams(query).toString()}`}>{children}</Link>;
}

function Change({ before, after }: { before: number; after: number }) {
  return (
    <span className="money">
      {after > before ? '+' : ''}
      {yuan(after - before)}
    </span>
  );
}

function FunderTable({ replay, sums }: FiguresProps) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const elder = {
    id: 'elder',
    name: t('policyTools.elder'),
    before: sums.elderBeforeFen,
    after: sums.elderAfterFen,
    funder: null,
  };
  const funders = sums.funders.map(({ funder, townCode, beforeFen, afterFen }) => ({
    id: `${funder} ${townCode}`,
    name: townCode === null ? t(`policies.funderName.${funder}`) : nameOf(townCode),
    ...{ before: beforeFen, after: afterFen, funder },
  }));
  return (
    <section className="facts">
      <h2>{t('replay.byFunder')}</h2>
      <FactTable
        caption={t('replay.byFunder')}
        captionHidden
        none={t('replay.nothing')}
        head={[t('policies.funder'), t('replay.before'), t('replay.after'), t('replay.change')]}
        figures={[1, 2, 3]}
        rows={[elder, ...funders].map(({ id, name, before, after, funder }) => ({
          id,
          cells: [
            funder === null ? (
              name
            ) : (
              <Meals replay={replay} query={{ funder }}>
                {name}
              </Meals>
            ),
            <Money amountFen={before} />,
            <Money amountFen={after} />,
            <Change before={before} after={after} />,
          ],
        }))}
      />
    </section>
  );
}

function TierTable({ replay, sums }: FiguresProps) {
  const { t } = useTranslation();
  const tierName = useTierNames(sums.tiers);
  return (
    <section className="facts">
      <h2>{t('replay.byTier')}</h2>
      <FactTable
        caption={t('replay.byTier')}
        captionHidden
        none={t('replay.nothing')}
        head={[
          ...[
            t('replay.tier'),
            t('replay.mealsBefore'),
            t('replay.mealsAfter'),
            t('replay.peopleBefore'),
            t('replay.peopleAfter'),
          ],
          ...[t('replay.governmentBefore'), t('replay.governmentAfter')],
        ]}
        figures={[1, 2, 3, 4, 5, 6]}
        rows={sums.tiers.map((one) => {
          const tier = one.tierCode === null ? 'none' : `${one.policyCode}/${one.tierCode}`;
          return {
            id: tier,
            cells: [
              one.tierCode === null ? t('replay.noTier') : `${tierName(one.tierCode)}（${one.policyCode}）`,
              <Meals replay={replay} query={{ tier, side: 'before' }}>
                {one.mealsBefore}
              </Meals>,
              <Meals replay={replay} query={{ tier, side: 'after' }}>
                {one.mealsAfter}
              </Meals>,
              one.peopleBefore,
              one.peopleAfter,
              <Money amountFen={one.governmentBeforeFen} />,
              <Money amountFen={one.governmentAfterFen} />,
            ],
          };
        })}
      />
    </section>
  );
}

function PaymentTable({ replay, sums }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <h2>{t('replay.byPayment')}</h2>
      <FactTable
        caption={t('replay.byPayment')}
        captionHidden
        none={t('replay.nothing')}
        head={[t('replay.payment'), t('replay.mealsBefore'), t('replay.mealsAfter')]}
        figures={[0, 1, 2]}
        rows={sums.payments.map(({ fromFen, toFen, before, after }) => {
          const query = { fromFen: String(fromFen), toFen: String(toFen) };
          return {
            id: String(fromFen),
            cells: [
              fromFen === toFen ? yuan(fromFen) : `${yuan(fromFen)}–${yuan(toFen)}`,
              <Meals replay={replay} query={{ ...query, side: 'before' }}>
                {before}
              </Meals>,
              <Meals replay={replay} query={{ ...query, side: 'after' }}>
                {after}
              </Meals>,
            ],
          };
        })}
      />
    </section>
  );
}

function PlaceTable({ replay, sums }: FiguresProps) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const rows = [
    ...sums.towns.map((one) => ({
      ...one,
      id: one.townCode,
      query: { townCode: one.townCode } as Record<string, string>,
      isTown: true,
    })),
    ...sums.facilities.map((one) => ({
      ...one,
      id: one.facilityId,
      query: { facilityId: one.facilityId } as Record<string, string>,
      isTown: false,
    })),
  ];
  return (
    <section className="facts">
      <h2>{t('replay.byPlace')}</h2>
      <FactTable
        caption={t('replay.byPlace')}
        captionHidden
        none={t('replay.nothing')}
        head={[
          ...[
            t('replay.place'),
            t('replay.meals'),
            t('replay.changed'),
            t('replay.governmentBefore'),
            t('replay.governmentAfter'),
          ],
          ...[t('replay.elderBefore'), t('replay.elderAfter')],
        ]}
        figures={[1, 2, 3, 4, 5, 6]}
        rows={rows.map((one) => ({
          id: one.id,
          cells: [
            one.isTown ? <strong>{nameOf(one.id)}</strong> : nameOf(one.id),
            <Meals replay={replay} query={one.query}>
              {one.meals}
            </Meals>,
            <Meals replay={replay} query={{ ...one.query, changed: 'true' }}>
              {one.changed}
            </Meals>,
            <Money amountFen={one.governmentBeforeFen} />,
            <Money amountFen={one.governmentAfterFen} />,
            <Money amountFen={one.elderBeforeFen} />,
            <Money amountFen={one.elderAfterFen} />,
          ],
        }))}
      />
    </section>
  );
}
