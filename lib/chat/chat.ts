import type { Deadline } from './deadline.ts';
import type { Language } from './language.ts';

/** A button under a message. */
export type Button = { readonly text: string } & (
  | {
      /** What comes back when it is pressed; see buttons.ts. */
      readonly data: string;
    }
  | {
      /** What is typed behind the bot's name in a chat of the person's choice. */
      readonly share: string;
    }
);

/** Rows of buttons. */
export type Keyboard = readonly (readonly Button[])[];

/** A pressed button. `Ref` is how the chat network refers to a message. */
export interface Press<Ref> {
  readonly id: string;
  readonly data: string | undefined;
  readonly language: Language;
  /** Whether several people read the chat, so that poems are changed in place. */
  readonly isGroup: boolean;
  /** What the button stands under; undefined if it can't be read. */
  readonly source:
    | {
        /** The message that has the button. */
        readonly message: Ref;
        /** What it says. */
        readonly text: string;
        /** How much of its beginning is set in italics, in UTF-16 units. */
        readonly italic: number;
        /** The message that it replies to, and that the next poem replies to. */
        readonly question: Ref;
        /** What that says; undefined if it can't be read. */
        readonly asked: Asked | undefined;
      }
    | undefined;
}

/** A message that a poem replies to. */
export interface Asked {
  /** Without a command and the bot's name. */
  readonly text: string;
  readonly italic: number;
  /** Whether the bot sent it: then it is a poem. */
  readonly isPoem: boolean;
  /** A key that the message keeps. */
  readonly key: string;
}

/** A message to send. */
export interface Reply {
  /** Plain text. One that is too long is cut. */
  readonly text: string;
  /** How much of its beginning is set in italics, in UTF-16 units. */
  readonly italic?: number;
  readonly keyboard?: Keyboard;
}

/** What a conversation needs of a chat network. Each call throws where the network refuses it or can't be reached. */
export interface Chat<Ref> {
  /** Sends a message that replies to another. @returns the message. */
  reply(to: Ref, reply: Reply, deadline: Deadline): Promise<Ref>;
  /** Changes a message of the bot. One that is gone, or says the same already, is left. */
  edit(message: Ref, reply: Reply, deadline: Deadline): Promise<void>;
  /** Sends a picture (PNG) that replies to a message. */
  replyPicture(to: Ref, picture: Uint8Array, deadline: Deadline): Promise<void>;
  /**
   * Shows that an answer is being written. It never throws.
   *
   * @returns a function that ends it, and waits until no call is under way.
   */
  showTyping(to: Ref, deadline: Deadline): () => Promise<void>;
  /** Releases a pressed button, with a short text. @param isAlert whether the person must close the text. */
  acknowledge(pressId: string, text: string, isAlert: boolean, deadline: Deadline): Promise<void>;
  /** Changes the buttons under a message, or removes them. */
  setButtons(message: Ref, keyboard: Keyboard | undefined, deadline: Deadline): Promise<void>;
}
