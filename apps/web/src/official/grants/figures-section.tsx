import { useTranslation } from 'react-i18next';
import type { GrantDetail, GrantRule } from '../../grants/grant-contract.js';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { stepFigures } from './step-figures.js';
import { useRules } from './use-rules.js';

/** How the amount comes about, by the version of the rule that it follows. */
export function FiguresSection({ grant }: { grant: GrantDetail }) {
  const { t } = useTranslation();
  const query = useRules();
  return (
    <FactsSection title={t('grantDesk.figures')} query={query}>
      {({ items }) => {
        const rule = items.find(({ id }) => id === grant.ruleId);
        if (!rule) return null;
        return (
          <>
            <p>
              {rule.name} · {t('grantDesk.version', { version: rule.version })} · {t(`grantDesk.basisOf.${rule.basis}`)}{' '}
              · {t(`grantDesk.perOf.${rule.period}`)}
            </p>
            {rule.basis === 'heads' ? (
              <Steps rule={rule} grant={grant} />
            ) : (
              <p>
                {grant.grade === null
                  ? t('grantDesk.noGradeWorth')
                  : t('grantDesk.gradeWorth', { grade: grant.grade, amount: yuan(grant.computedFen) })}
              </p>
            )}
          </>
        );
      }}
    </FactsSection>
  );
}

function Steps({ rule, grant }: { rule: GrantRule; grant: GrantDetail }) {
  const { t } = useTranslation();
  return (
    <>
      <FactTable
        caption={t('grantDesk.figures')}
        captionHidden
        none=""
        head={[t('grantDesk.stepFrom'), t('grantDesk.stepMeals'), t('grantDesk.stepYuan'), t('grantDesk.stepSum')]}
        figures={[0, 1, 2, 3]}
        rows={stepFigures(rule.steps, grant.heads).map(({ fromMeals, meals, fenPerMeal, fen }) => ({
          id: String(fromMeals),
          cells: [fromMeals, meals, <Money amountFen={fenPerMeal} />, <Money amountFen={fen} />],
        }))}
      />
      {rule.mostFen !== null && <p>{t('grantDesk.cap', { amount: yuan(rule.mostFen) })}</p>}
    </>
  );
}
