import { HttpException } from '@nestjs/common';
import { DomainError } from '@nuancan/kernel';
import type { MetricsDoor, Readiness } from '@nuancan/platform';

/** What the worker tells who asks after it. */
export interface ProbeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A request as far as it matters. */
export interface ProbeRequest {
  readonly method: string | undefined;
  readonly path: string;
  readonly authorization: string | undefined;
}

const OK = json(200, { status: 'ok' });
const NOT_FOUND = json(404, { code: 'REQUEST.NOT_FOUND' });

/** The worker's three addresses: `/health/live`, `/health/ready` and, with METRICS_TOKEN, `/metrics`. */
export async function answerProbe(
  { method, path, authorization }: ProbeRequest,
  needs: { readonly readiness: Pick<Readiness, 'check'>; readonly door: Pick<MetricsDoor, 'read' | 'contentType'> },
): Promise<ProbeAnswer> {
  if (method !== 'GET') return NOT_FOUND;
  try {
    if (path === '/health/live') return OK;
    if (path === '/health/ready') {
      await needs.readiness.check();
      return OK;
    }
    if (path !== '/metrics') return NOT_FOUND;
    const body = await needs.door.read(authorization);
    return { status: 200, contentType: needs.door.contentType, body };
  } catch (error) {
    return refusal(error);
  }
}

/** Codes and texts of expected failures; a fault tells nothing. */
function refusal(error: unknown): ProbeAnswer {
  if (error instanceof HttpException && error.getStatus() === 404) return NOT_FOUND;
  if (!(error instanceof DomainError)) return json(500, { code: 'SERVER.FAULT' });
  const { status, code, zh, en } = error;
  return json(status, { code, zh, en });
}

function json(status: number, body: object): ProbeAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}
