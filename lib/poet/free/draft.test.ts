import { describe, expect, it } from 'vitest';
import { LINE_BREAK } from '../../tokenizer/specialTokens.ts';
import { FreeDraft } from './draft.ts';

const draftOf = (...tokens: number[]) => {
  const draft = new FreeDraft();
  for (const token of tokens) draft.add(token, -token);
  return draft;
};

describe('FreeDraft', () => {
  it('counts lines, and the tokens of the line that has not ended', () => {
    const draft = draftOf(20, 30, LINE_BREAK, 40);
    expect([draft.lineCount, draft.lineLength, draft.line]).toEqual([1, 1, [40]]);
    draft.add(LINE_BREAK, 0);
    expect([draft.lineCount, draft.lineLength, draft.line]).toEqual([2, 0, []]);
  });

  it('drops the line that has not ended, with its logits', () => {
    const draft = draftOf(20, LINE_BREAK, 40, 50);
    draft.dropLine();
    expect([draft.tokens, draft.lineLength]).toEqual([[20, LINE_BREAK], 0]);
    expect(draft.meanLogit).toBe(-(20 + LINE_BREAK) / 2);
    draft.dropLine();
    expect(draft.tokens).toHaveLength(2);
  });

  it('drops a break at the end alone', () => {
    const draft = draftOf(20, LINE_BREAK);
    draft.dropLastBreak();
    draft.dropLastBreak();
    expect(draft.tokens).toEqual([20]);
    expect(new FreeDraft().meanLogit).toBe(0);
  });
});
