import type { ValidationError } from 'class-validator';
import type { FieldError } from '@nuancan/kernel';

/** Flattens class-validator's tree into one problem per broken rule, by JSON pointer. Values never appear. */
export function fieldProblems(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, en]) => {
      const unknown = rule === 'whitelistValidation';
      return {
        pointer,
        code: unknown ? 'FIELD.UNKNOWN' : `FIELD.${rule.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`,
        zh: unknown ? '没有这个字段' : '这个字段的值不符合要求',
        en,
      };
    });
    return [...own, ...fieldProblems(error.children ?? [], pointer)];
  });
}
