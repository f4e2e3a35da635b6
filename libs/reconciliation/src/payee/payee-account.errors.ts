import { defineErrors, type DomainError } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';

/** Expected failures of payee accounts. */
export const PayeeAccountErrors = defineErrors('PAYEE_ACCOUNT', {
  NOT_FOUND: { status: 404, zh: '没有这个收款账户', en: 'No such account' },
  NO_ORGANISATION: { status: 422, zh: '没有这个运营主体', en: 'No such organisation' },
  SECOND_PERSON_NEEDED: {
    status: 403,
    zh: '账户须由录入人以外的另一人确认或否决',
    en: 'Another person than who entered the account confirms or rejects it',
  },
  DECIDED: { status: 409, zh: '这个账户已有结论，没有重复办理', en: 'This account was decided already' },
  REASON_MISSING: { status: 422, zh: '请写明否决的原因', en: 'Say why it is rejected' },
  CLIENT_ID_CLASH: {
    status: 409,
    zh: '同一编号已用于另一个账户，原记录不变，这一个没有保存',
    en: 'This client id was used for another account, which stays as it is; this one was not saved',
  },
});

const BY_CONSTRAINT = {
  payee_accounts_scope: PayeeAccountErrors.NOT_FOUND,
  payee_accounts_payee: PayeeAccountErrors.NO_ORGANISATION,
  payee_accounts_client: PayeeAccountErrors.CLIENT_ID_CLASH,
  payee_account_decisions_four_eyes: PayeeAccountErrors.SECOND_PERSON_NEEDED,
  payee_account_decisions_pkey: PayeeAccountErrors.DECIDED,
  payee_account_decisions_reason: PayeeAccountErrors.REASON_MISSING,
} as const;

/** The expected failure behind a refusal of the database; null for anything else. */
export function payeeAccountErrorOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  if (constraint === null || !Object.hasOwn(BY_CONSTRAINT, constraint)) return null;
  return BY_CONSTRAINT[constraint as keyof typeof BY_CONSTRAINT]();
}
