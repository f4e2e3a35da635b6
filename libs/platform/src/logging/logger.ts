import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Fields that must never reach a log, wherever a careless caller puts them. */
const REDACTED = [
  'password',
  'secret',
  'stepToken',
  'token',
  'cookie',
  'authorization',
  'name',
  'phone',
  'text',
].flatMap((field) => [field, `*.${field}`]);

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * Structured JSON lines on standard output, for Nest and for our own code. A message is an object with `msg`, or a text;
 * Nest appends the caller's context as the last text. No personal data: callers log ids, and known fields are redacted.
 */
export class StructuredLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.at(-1);
    const stack = level === 'error' && texts.length > 1 ? texts[0] : undefined;
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ context, stack, ...message });
    else this.pino[level]({ context, stack }, String(message));
  }
}

/** The logger of one process. @param service its name in every line: `api`, `worker` */
export function createLogger(service: string, level: string): StructuredLogger {
  return new StructuredLogger(
    pino({ level, base: { service, pid: process.pid }, redact: REDACTED, timestamp: pino.stdTimeFunctions.isoTime }),
  );
}
