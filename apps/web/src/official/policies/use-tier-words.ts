import type { Benefit, Category, DinerCondition, Limit, Tier } from '@nuancan/five-ones';
import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The parts of a tier as sentences in the language shown. */
export interface TierWords {
  yuan(amountFen: number): string;
  condition(condition: DinerCondition): string;
  occasions(tier: Tier): string;
  benefit(benefit: Benefit): string;
  limits(limits: readonly Limit[]): string;
}

export function useTierWords(): TierWords {
  const { t } = useTranslation();
  const yuan = (amountFen: number): string => t('policies.yuan', { yuan: formatYuan(fen(amountFen)) });
  const and = t('policies.and');
  const category = (entry: Category | readonly Category[]): string =>
    typeof entry === 'string'
      ? t(`category.${entry}`)
      : entry.map((one) => t(`category.${one}`)).join(t('policies.both'));
  return {
    yuan,
    condition: ({ age, anyCategory, grades, registration, livesAlone }) => {
      const parts = [
        age &&
          (age.to === null
            ? t('policies.ageFrom', { from: age.from })
            : t('policies.age', { from: age.from, to: age.to })),
        anyCategory && anyCategory.map(category).join(t('policies.or')),
        grades && t('policies.grades', { grades: grades.map((grade) => t(`grade.${grade}`)).join(t('policies.or')) }),
        registration !== 'anywhere' && t(`policies.registration.${registration}`),
        livesAlone !== null && t(livesAlone ? 'policies.alone' : 'policies.notAlone'),
      ].filter((part) => typeof part === 'string');
      return parts.length === 0 ? t('policies.everybody') : parts.join(and);
    },
    occasions: ({ slots, modes, weekdays }) =>
      [
        slots.map((slot) => t(`slot.${slot}`)).join(' '),
        modes.map((mode) => t(`mode.${mode}`)).join(' '),
        weekdays.length === WEEKDAYS.length
          ? t('policies.everyDay')
          : weekdays.map((weekday) => t(`policies.weekday.${WEEKDAYS[weekday - 1] ?? 'mon'}`)).join(' '),
      ].join(' · '),
    benefit: (benefit) => {
      switch (benefit.kind) {
        case 'none':
          return t('policies.benefits.none');
        case 'fixed':
          return t('policies.benefits.fixed', { yuan: yuan(benefit.amountFen) });
        case 'percentage':
          return benefit.capFen === null
            ? t('policies.benefits.percentage', { percent: benefit.percent })
            : t('policies.benefits.capped', { percent: benefit.percent, yuan: yuan(benefit.capFen) });
        case 'elder_pays':
          return t('policies.benefits.elderPays', { yuan: yuan(benefit.amountFen) });
        case 'elder_pays_by_price':
          return benefit.levels
            .map(({ priceFen, elderPaysFen }) =>
              t('policies.benefits.level', { price: yuan(priceFen), pays: yuan(elderPaysFen) }),
            )
            .join(t('policies.andThen'));
      }
    },
    limits: (limits) =>
      limits.length === 0
        ? t('policies.unlimited')
        : limits.map(({ window, max }) => t(`policies.window.${window}`, { max })).join(and),
  };
}
