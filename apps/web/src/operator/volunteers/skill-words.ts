import type { TFunction } from 'i18next';
import type { Volunteer } from './volunteers-contract.js';

/** A skill with how long its certificate holds. */
export function skillWords(t: TFunction, { skill, validTo, daysLeft }: Volunteer['skills'][number]): string {
  const name = t(`helper.skill.${skill}`);
  if (validTo === null || daysLeft === null) return name;
  return daysLeft < 0 ? t('helper.expired', { skill: name }) : t('helper.expires', { skill: name, day: validTo });
}
