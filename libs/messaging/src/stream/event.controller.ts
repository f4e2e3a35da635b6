import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles, SessionCookie } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MessagingErrors as Errors } from '../messaging.errors.js';
import { EventStreams } from './event-streams.js';
import { writtenAt } from './written-at.js';

/** One's own inbox as it fills: server-sent events. */
@ApiTags('messaging')
@Controller('v1/messages/events')
export class EventController {
  constructor(
    private readonly streams: EventStreams,
    private readonly cookie: SessionCookie,
  ) {}

  /**
   * A stream of `message` (a MessageDto, its id as the event's), `unread` (`{unread}`, at first and when it changes), `stir`
   * (`{topic}`: something happened to a welfare case of an official's town or district) and `end` (`{why}`: session or shutdown). A message comes at least once; with Last-Event-ID what came meanwhile, up to a
   * day, comes first. A comment every 20 s keeps it open.
   */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'admin')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last message that the page has' })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiProblems({ 429: [Errors.TOO_MANY_STREAMS.code], 503: [Errors.STREAMS_FULL.code] })
  async open(
    @CurrentScope() scope: Scope,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    this.streams.claim(scope);
    const sink = reply.raw;
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      // Kept for a next request, the connection would hold up the end of the process.
      connection: 'close',
    };
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sink.setHeader(name, value);
    sink.writeHead(200);
    let gone = false;
    let leave = (): void => undefined;
    sink.on('close', () => {
      gone = true;
      leave();
    });
    try {
      const token = this.cookie.read(request);
      leave = await this.streams.open({ scope, token, seenAt: writtenAt(lastEventId) }, sink);
      if (gone) leave();
    } catch {
      // Its status is sent: all that is left is to end it, and the page comes again.
      sink.end();
    }
  }
}
