import { describe, expect, it } from 'vitest';
import { lookAlike } from './lookAlike.ts';

describe('lookAlike', () => {
  it('leaves nothing but words, in lower case and with е for ё', () => {
    expect(lookAlike(['— Ещё «Снег»… идёт, кто-то:', 'Е\u0308лка - 1941!'])).toEqual([
      'еще снег идет кто-то',
      'елка 1941',
    ]);
  });

  it('ends a stanza after each four lines', () => {
    expect(lookAlike(['а', 'б', 'в', 'г', 'д'])).toEqual(['а', 'б', 'в', 'г', '', 'д']);
    expect(lookAlike(['а', 'б', 'в', 'г'])).toHaveLength(4);
  });

  it('sets the same poem alike however it was written', () => {
    expect(lookAlike(['ЁЖ,  бежит!'])).toEqual(lookAlike(['еж бежит']));
  });
});
