import type { Deadline } from './deadline.ts';

/** A button under a message. */
export interface Button {
  readonly text: string;
  /** What comes back when it is pressed; see buttons.ts. */
  readonly data: string;
}

/** Rows of buttons. */
export type Keyboard = readonly (readonly Button[])[];

/** A pressed button. `Ref` is how the chat network refers to a message. */
export interface Press<Ref> {
  readonly id: string;
  readonly data: string | undefined;
  /** What the button stands under; undefined if the first line can't be read from it. */
  readonly source:
    | {
        /** First line of the poem, or what failed to become one. */
        readonly line: string;
        /** The message that has the button. */
        readonly message: Ref;
        /** The message that the next poem replies to. */
        readonly question: Ref;
      }
    | undefined;
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
  /** Sends a message that replies to another. */
  reply(to: Ref, reply: Reply, deadline: Deadline): Promise<void>;
  /**
   * Shows that an answer is being written. It never throws.
   *
   * @returns a function that ends it, and waits until no call is under way.
   */
  showTyping(to: Ref, deadline: Deadline): () => Promise<void>;
  /** Releases a pressed button, with a short text. @param isAlert whether the person must close the text. */
  acknowledge(pressId: string, text: string, isAlert: boolean, deadline: Deadline): Promise<void>;
  /** Removes the buttons under a message. */
  removeButtons(message: Ref, deadline: Deadline): Promise<void>;
}
