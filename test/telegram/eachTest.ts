import { afterEach, beforeEach, expect } from 'vitest';
import { defaultForm } from '../../lib/poet/models.ts';
import type { BotApiServer } from './botApiServer.ts';
import { World, webhookSecret } from './world.ts';

export const line = 'Над крышей тихо тает свет';
/** What the bot asks the poet for when it is sent that line. */
export const usual = { prompt: line, preset: 'poet', form: defaultForm };
/** The header that authenticates Telegram. */
export const secretHeader = { 'X-Telegram-Bot-Api-Secret-Token': webhookSecret };

/** The world of the test that runs, and the parts of it that tests ask for most. */
export let world: World;
export let api: BotApiServer;
/** Writes poems as usual. */
export let writePoem: World['aws']['generate'];

/**
 * Gives each test of a file a world of its own. After it, neither secrets nor anyone's words may have been logged.
 * @param webhook whether a webhook listens from the beginning.
 */
export function startWorldForEachTest(webhook: 'listening' | 'not listening'): void {
  beforeEach(async () => {
    world = await World.start();
    api = world.api;
    writePoem = world.aws.generate;
    if (webhook === 'listening') await world.listen();
  });
  afterEach(async () => {
    const { log } = world;
    await world.stop();
    expect(log).not.toMatch(/AAbb|tell_nobody|крышей/);
  });
}

let lastUpdate = 1000;

/** A new update with a message of chat 7. */
export const messageUpdate = (text: string) => ({
  update_id: ++lastUpdate,
  message: { message_id: 5, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, text },
});
