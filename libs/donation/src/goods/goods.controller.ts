import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { placeInScope } from '@nuancan/meal-point';
import { ApiProblems, Database, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { awaitedGoods } from './awaited-goods.js';
import { AwaitedGoodsListDto, AwaitedGoodsQueryDto } from './goods.dto.js';

@ApiTags('donations')
@Controller('v1/donated-goods')
export class GoodsController {
  constructor(private readonly database: Database) {}

  /** Donated goods that a facility has not taken into stock yet; a lot of goods that names one takes it in, once. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 422: [DonationErrors.UNKNOWN_PLACE.code] })
  async list(
    @CurrentScope() scope: Scope,
    @Query() { facilityId }: AwaitedGoodsQueryDto,
  ): Promise<AwaitedGoodsListDto> {
    return this.database.scoped(scope, async (tx) => {
      const wanted = facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DonationErrors.UNKNOWN_PLACE);
      return { items: await awaitedGoods(tx, id) };
    });
  }
}
