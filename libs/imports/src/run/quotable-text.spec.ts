import { expect, it } from 'vitest';
import { quotableText } from './quotable-text.js';

it.each([
  ['高龄', '高龄'],
  ['  大桥\n村 ', '大桥 村'],
  ['1940-13-45', '1940-13-45'],
  ['１９４０1345', '19401345'],
  ['长'.repeat(41), `${'长'.repeat(39)}…`],
])('%j is told as %j', (text, told) => {
  expect(quotableText(text)).toBe(told);
});

it.each([
  '',
  ' ',
  '154 0000 0001',
  '王五154-0000-0001',
  '99010119400506012X',
  '３３０２１３００００００００１７',
  '+86 574 8852 1234',
])('%j is not told again', (text) => {
  expect(quotableText(text)).toBeNull();
});
