import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { EndSampleDto, KeepSampleDto, SampleKeptDto } from './food-sample.dto.js';
import { FoodSampleService } from './food-sample.service.js';

@ApiTags('production')
@Controller('v1/food-samples')
export class FoodSampleController {
  constructor(private readonly samples: FoodSampleService) {}

  /** Keeps a sample of a dish. `GET /v1/production-days/{businessDate}` lists them. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['PRODUCTION.FACILITY_NOT_IN_SCOPE'],
    409: ['PRODUCTION.CLIENT_ID_CLASH'],
    422: ['PRODUCTION.NOT_THAT_DAY', 'PRODUCTION.DISH_UNKNOWN'],
  })
  keep(@CurrentScope() scope: Scope, @Body() draft: KeepSampleDto): Promise<SampleKeptDto> {
    return this.samples.keep(scope, draft);
  }

  /** Throws a sample away once its time is over, before with a reason; or takes a mistaken entry back. */
  @Post(':sampleId/end')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['PRODUCTION.SAMPLE_NOT_FOUND'],
    409: ['PRODUCTION.SAMPLE_ENDED'],
    422: ['PRODUCTION.TOO_EARLY'],
  })
  end(
    @CurrentScope() scope: Scope,
    @Param('sampleId', ParseUUIDPipe) sampleId: string,
    @Body() asked: EndSampleDto,
  ): Promise<SampleKeptDto> {
    return this.samples.end(scope, sampleId, asked);
  }
}
