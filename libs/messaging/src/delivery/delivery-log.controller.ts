import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryQueryDto, MessageDeliveryPageDto } from './delivery-log.dto.js';
import { DeliveryLogService } from './delivery-log.service.js';

/** What became of messages outside of the inbox. */
@ApiTags('messaging')
@Controller('v1/message-deliveries')
export class DeliveryLogController {
  constructor(private readonly log: DeliveryLogService) {}

  /** What was sent to accounts of one's town or district, by which channel, when, and with what result. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: DeliveryQueryDto): Promise<MessageDeliveryPageDto> {
    return this.log.list(scope, query);
  }
}
