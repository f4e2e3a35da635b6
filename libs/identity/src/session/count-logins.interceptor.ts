import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Metrics } from '@nuancan/platform';
import { tap, type Observable } from 'rxjs';
import { CredentialErrors } from '../credential/credential.errors.js';
import { SessionErrors } from './session.errors.js';

const OUTCOMES = [
  { outcome: 'wrong', is: SessionErrors.WRONG_CREDENTIALS.is },
  { outcome: 'throttled', is: CredentialErrors.TOO_MANY_ATTEMPTS.is },
  { outcome: 'busy', is: CredentialErrors.TOO_BUSY.is },
];

/** Counts how attempts to log in end; guessing shows as `wrong` and `throttled`. Who tried is the audit log's matter. */
@Injectable()
export class CountLogins implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const count = (outcome: string): void => this.metrics.count('nuancan_logins_total', { outcome });
    return next.handle().pipe(
      tap({
        next: () => count('opened'),
        error: (error: unknown) => count(OUTCOMES.find(({ is }) => is(error))?.outcome ?? 'failed'),
      }),
    );
  }
}
