import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field } from '../../shared/form-values.js';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import { disallowedStake, isUndecided } from '../findings/finding-steps.js';
import { useFindings } from '../findings/use-findings.js';
import { claimSteps } from './claim-steps.js';
import type { Claim, ClaimAction } from './claims-contract.js';
import { FUNDER_FEN, sumOf } from './merge-groups.js';
import type { ClaimDesk } from './use-claim.js';

const FUNDERS = ['city', 'district', 'town', 'province'] as const;
const REASON_LONGEST = 500;

interface ClaimFooterProps {
  readonly account: Account;
  readonly claim: Claim;
  readonly desk: ClaimDesk;
}

/** What the claim comes to and who pays it, always in sight, with the steps that the account may take. */
export function ClaimFooter({ account, claim, desk }: ClaimFooterProps) {
  const { t } = useTranslation();
  const stepName = useStepName();
  const [asking, setAsking] = useState<ClaimAction | null>(null);
  const { actions, waitsForAnother } = claimSteps(claim, account);
  const counted = sumOf(claim.groups.filter(({ kind }) => kind !== 'withholding'));
  const disallowed = sumOf(claim.groups.filter(({ kind }) => kind === 'disallowance'));
  const findings = useFindings(claim).data?.items ?? [];
  const plannedFen = claim.approval ? 0 : disallowedStake(findings);
  const funders = FUNDERS.filter((funder) => funder !== 'province' || counted.provinceFen !== 0);
  return (
    <footer className="claim-footer">
      <dl>
        <Figure title={t('claims.totalDue')} amountFen={counted.governmentFen} main />
        {plannedFen > 0 ? (
          <Figure title={t('claims.toDisallow')} amountFen={plannedFen} />
        ) : (
          <Figure title={t('claims.disallowed')} amountFen={-disallowed.governmentFen} />
        )}
        {funders.map((funder) => (
          <Figure
            key={funder}
            title={`${t('claims.toPay')} · ${t(`claims.funderOf.${funder}`)}`}
            amountFen={counted[FUNDER_FEN[funder]]}
          />
        ))}
      </dl>
      <div className="claim-keys">
        {waitsForAnother && <small>{t('claims.secondPerson')}</small>}
        {actions.map((action) => (
          <button key={action} type="button" className={keyClass(action)} onClick={() => setAsking(action)}>
            {stepName(action)}
          </button>
        ))}
      </div>
      {asking !== null && (
        <StepDialog
          action={asking}
          claim={claim}
          desk={desk}
          amountFen={counted.governmentFen}
          undecided={findings.filter(isUndecided).length}
          onClose={() => setAsking(null)}
        />
      )}
    </footer>
  );
}

/** Who reads this page submits in place of the canteen, which says so. */
function useStepName(): (action: ClaimAction) => string {
  const { t } = useTranslation();
  return (action) => (action === 'submit' ? t('claims.submitFor') : t(`claims.step.${action}`));
}

function keyClass(action: ClaimAction): string {
  return action === 'approve' || action === 'endorse' || action === 'disburse' ? 'button button-main' : 'button';
}

function Figure({ title, amountFen, main = false }: { title: string; amountFen: number; main?: boolean }) {
  return (
    <div data-main={main}>
      <dt>{title}</dt>
      <dd>
        <Money amountFen={amountFen} heading={main} />
      </dd>
    </div>
  );
}

interface StepDialogProps {
  readonly action: ClaimAction;
  readonly claim: Claim;
  readonly desk: ClaimDesk;
  readonly amountFen: number;
  /** Findings that nobody decided. */
  readonly undecided: number;
  readonly onClose: () => void;
}

/** Asks once more, and for the reason where one is needed. */
function StepDialog({ action, claim, desk, amountFen, undecided, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const fields: Field[] = [];
  if (action === 'return') {
    fields.push({ kind: 'text', name: 'reason', label: t('claims.reason'), longest: REASON_LONGEST });
  }
  if (action === 'submit') {
    fields.push({
      kind: 'text',
      name: 'reason',
      label: t('claims.noteField'),
      longest: REASON_LONGEST,
      optional: true,
    });
  }
  const step = useStepName()(action);
  const does = t(`claims.doing.${action}`, { amount: yuan(amountFen) });
  const passesOn = action === 'endorse' || action === 'approve';
  const open = passesOn && undecided > 0 ? t(`claims.stillOpen.${action}`, { count: undecided }) : '';
  return (
    <FormDialog
      title={`${step} · ${claim.facilityName} ${claim.month}`}
      note={`${does} ${open}`.trim()}
      fields={fields}
      submit={step}
      onSubmit={({ reason }) => desk.take(action, claim, typeof reason === 'string' ? reason : undefined)}
      onClose={onClose}
    />
  );
}
