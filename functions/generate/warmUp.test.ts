import { afterEach, expect, it, vi } from 'vitest';

const writePoem = vi.fn();
vi.mock('../../lib/service/startService.ts', () => ({
  startService: () => ({ answer: writePoem }),
}));
afterEach(() => vi.clearAllMocks());

it('a container that is warmed in advance writes a poem for nobody, and its handler shares the service', async () => {
  const { handler, warmUp } = await import('./handler.ts');
  expect(writePoem).not.toHaveBeenCalled();
  await warmUp();
  expect(writePoem).toHaveBeenCalledOnce();
  writePoem.mockResolvedValue({ seed: 1 });
  expect(await handler({ prompt: 'Снег' })).toEqual({ seed: 1 });
});
