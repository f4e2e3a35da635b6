import { IsOptional, IsUUID } from 'class-validator';

/** Whose goods. */
export class AwaitedGoodsQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Donated goods that wait for their facility; nothing of who gave them. */
export class AwaitedGoodsDto {
  /** Named by the lot that takes them in. */
  goodsId!: string;
  description!: string;
  quantityG!: number;
  /** Reference price of a kilogram on the day they were given. */
  unitFen!: number;
  valueFen!: number;
  givenOn!: string;
}

/** Oldest first. */
export class AwaitedGoodsListDto {
  items!: AwaitedGoodsDto[];
}
