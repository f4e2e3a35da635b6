import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Roles } from '@nuancan/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueueBoard } from './queue-board.js';

const ADDRESS = '/v1/queue-board/';
/** As of every answer, but that its page may say which address its links begin at. */
const POLICY = [
  ...["default-src 'self'", "img-src 'self' data:", "object-src 'none'", "base-uri 'self'"],
  ...["form-action 'self'", "frame-ancestors 'none'"],
].join(';');

/** Bull Board, behind the session of an administrator as every other route; it is no part of the API's contract. */
@ApiExcludeController()
@Controller('v1/queue-board')
@Roles('admin')
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  /** Its page, files and figures. There is no route that changes anything. */
  @Get(['', '*'])
  async look(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = pathname.slice(ADDRESS.length);
    const query = request.query as Record<string, unknown>;
    const { status, contentType, body } = await this.board.answer(ADDRESS, { path, query });
    void reply.status(status).header('content-type', contentType).header('content-security-policy', POLICY);
    return body;
  }
}
