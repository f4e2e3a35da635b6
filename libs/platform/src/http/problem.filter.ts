import { STATUS_CODES } from 'node:http';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@nuancan/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from './problem.js';

const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;
/** A serialisation failure or a deadlock: rolled back, and the same again may well succeed. */
const CONFLICTS = ['40001', '40P01'];
const BUSY_RETRY_SECONDS = 1;
const BUSY = {
  status: 503,
  code: 'SERVER.BUSY',
  zh: '同时有别人在改同样的数据，没有保存；请再试一次',
  en: 'Somebody changes the same data at this moment; nothing was saved: try once more',
} as const;

type Told = Pick<Problem, 'status' | 'code' | 'zh' | 'en' | 'errors'>;

const HTTP_TEXTS: Readonly<Record<number, { code: string; zh: string; en: string }>> = {
  400: {
    code: 'REQUEST.MALFORMED',
    zh: '请求格式不对，没有保存任何内容',
    en: 'The request is malformed; nothing was saved',
  },
  403: { code: 'REQUEST.FORBIDDEN', zh: '没有权限', en: 'Not allowed' },
  404: { code: 'REQUEST.NOT_FOUND', zh: '没有这个地址或这条记录', en: 'No such address or record' },
  414: { code: 'REQUEST.TOO_LARGE', zh: '地址太长', en: 'The address is too long' },
  413: { code: 'REQUEST.TOO_LARGE', zh: '内容太大', en: 'The body is too large' },
  415: {
    code: 'REQUEST.UNSUPPORTED_TYPE',
    zh: '不接受这种内容：附件只能是照片（JPG、PNG）或 PDF，其他请用 JSON 发送',
    en: 'Not accepted: a file is a photo (JPEG, PNG) or a PDF, anything else is JSON',
  },
};

/** The one place where a thrown error becomes `application/problem+json`. Bugs become a 500 that tells nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** For what the server itself refuses before any route is found, e.g. an address that is no UTF-8, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const told = this.describe(error);
    if (told.status >= 500 && (error instanceof DomainError || told === BUSY)) {
      this.logger.warn({ msg: 'request not served', requestId: request.id, code: told.code });
    } else if (told.status >= 500) {
      this.logger.error({ msg: 'request failed', requestId: request.id, error: faultOf(error) });
    }
    const problem: Problem = {
      type: `urn:nuancan:problem:${told.code}`,
      title: STATUS_CODES[told.status] ?? 'Error',
      ...told,
      requestId: String(request.id),
    };
    const retryAfter = told === BUSY ? BUSY_RETRY_SECONDS : retryAfterOf(error);
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    void reply.status(told.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }

  private describe(error: unknown): Told {
    if (error instanceof DomainError) {
      return { status: error.status, code: error.code, zh: error.zh, en: error.en, errors: error.errors };
    }
    const sqlState = sqlStateOf(error);
    if (CONFLICTS.includes(sqlState)) return BUSY;
    const status = DATA_EXCEPTION.test(sqlState) ? 400 : statusOf(error);
    const text = HTTP_TEXTS[status] ?? HTTP_TEXTS[400];
    if (status < 500 && text) return { status, ...text };
    return {
      status: 500,
      code: 'SERVER.FAULT',
      zh: '服务器出错，没有保存；请重试，仍不行请报告请求编号',
      en: 'The server failed and saved nothing; try again, then report the request id',
    };
  }
}

function retryAfterOf(error: unknown): unknown {
  return error instanceof DomainError ? error.detail?.retryAfterSeconds : undefined;
}

/** Of PostgreSQL; class 22: a value no column can hold, such as a NUL in a text or the 40th of May in a cursor. */
function sqlStateOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}

/** What of a fault may be logged: PostgreSQL's `detail` and query parameters hold personal data and are left out. */
function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return { name: error.name, message: error.message.slice(0, 300), code, constraint, table, stack: error.stack };
}
