import 'reflect-metadata';
import { PurposeDto } from '@nuancan/registry';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { WeighLotDto } from './lot.dto.js';
import { AddPlotDto, EditPlotDto } from './plot.dto.js';
import { SetProducePriceDto } from './price.dto.js';

const refused = (dto: new () => object, body: object): string[] =>
  validateSync(plainToInstance(dto, body)).map(({ property }) => property);

/** They are stored without the blanks at their ends. */
describe('words of blanks alone', () => {
  it.each([' ', '\u3000', ' \u00a0 '])('name no crop, price or plot', (blank) => {
    expect(refused(WeighLotDto, { crop: blank })).toContain('crop');
    expect(refused(SetProducePriceDto, { crop: blank })).toContain('crop');
    expect(refused(AddPlotDto, { name: blank, tendedBy: blank })).toEqual(expect.arrayContaining(['name', 'tendedBy']));
    expect(refused(EditPlotDto, { name: blank })).toEqual(['name']);
    expect(refused(WeighLotDto, { crop: ' 青 菜 ' })).not.toContain('crop');
  });

  it.each([
    ['核 ', false],
    ['𠮷', false],
    ['核对', true],
    [' 核 对 ', true],
    ['核对12345', false],
    ['核对\u202812345', false],
    ['核对\n', false],
  ])('say not what names are wanted for: %s', (note, taken) => {
    expect(refused(PurposeDto, { purpose: 'subsidy_review', note })).toEqual(taken ? [] : ['note']);
  });
});
