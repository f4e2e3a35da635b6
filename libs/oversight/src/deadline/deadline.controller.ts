import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import type { Scope } from '@nuancan/platform';
import { OversightTaskListDto } from './deadline.dto.js';
import { DeadlineService } from './deadline.service.js';

@ApiTags('oversight')
@Controller('v1/oversight-tasks')
export class DeadlineController {
  constructor(private readonly deadlines: DeadlineService) {}

  /** Inspections, findings and complaints that wait for somebody, what is due first first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  tasks(@CurrentScope() scope: Scope): Promise<OversightTaskListDto> {
    return this.deadlines.tasks(scope);
  }
}
