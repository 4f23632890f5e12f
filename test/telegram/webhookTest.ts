import { expect } from 'vitest';
import { type World, webhookSecret } from './world.ts';

/** The header that authenticates Telegram. */
export const secretHeader = { 'X-Telegram-Bot-Api-Secret-Token': webhookSecret };

let lastUpdate = 1000;

/** A new update with a message of chat 7. */
export const messageUpdate = (text: string) => ({
  update_id: ++lastUpdate,
  message: { message_id: 5, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text },
});

/** Stops a world, and checks that neither secrets nor anyone's words were logged. */
export async function stopAndCheckLog(world: World): Promise<void> {
  const { log } = world;
  await world.stop();
  expect(log).not.toMatch(/AAbb|tell_nobody|крышей/);
}
