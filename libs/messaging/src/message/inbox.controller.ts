import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MessagingErrors as Errors } from '../messaging.errors.js';
import { InboxService } from './inbox.service.js';
import { InboxQueryDto, MessageDto, MessagePageDto, ReadMessagesDto, UnreadMessagesDto } from './message.dto.js';

/** One's own inbox: nobody reads another's. */
@ApiTags('messaging')
@Controller('v1/messages')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  /** What one was told, newest first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: InboxQueryDto): Promise<MessagePageDto> {
    return this.inbox.list(scope, query);
  }

  /** How many were not read. */
  @Get('unread')
  @Roles('operator', 'town_official', 'district_official', 'admin')
  unread(@CurrentScope() scope: Scope): Promise<UnreadMessagesDto> {
    return this.inbox.unread(scope);
  }

  /** Marks all as read up to the newest that was shown. */
  @Post('read')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [Errors.MESSAGE_NOT_FOUND.code] })
  readThrough(@CurrentScope() scope: Scope, @Body() { throughMessageId }: ReadMessagesDto): Promise<UnreadMessagesDto> {
    return this.inbox.readThrough(scope, throughMessageId);
  }

  /** Marks one as read. */
  @Post(':messageId/read')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official', 'admin')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.MESSAGE_NOT_FOUND.code] })
  read(@CurrentScope() scope: Scope, @Param('messageId', ParseUUIDPipe) messageId: string): Promise<MessageDto> {
    return this.inbox.read(scope, messageId);
  }
}
