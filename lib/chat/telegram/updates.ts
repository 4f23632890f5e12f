/** The parts of Telegram's objects that the bot reads. */
export interface User {
  id: number;
  is_bot?: boolean;
  first_name?: string;
  /** IETF tag of the language of the person's Telegram, such as `en-GB`. */
  language_code?: string;
}

export interface Entity {
  type: string;
  /** In UTF-16 units, as `length`. */
  offset: number;
  length: number;
  user?: User;
}

export interface Message {
  message_id: number;
  /** 0 where the message can't be read any more. */
  date: number;
  chat: { id: number; type: string };
  from?: User;
  sender_chat?: object;
  via_bot?: User;
  is_automatic_forward?: boolean;
  is_topic_message?: boolean;
  message_thread_id?: number;
  media_group_id?: string;
  reply_to_message?: Message;
  /** Where a forwarded message comes from. */
  forward_origin?: object;
  /** A service message: with it a forum's topic begins. */
  forum_topic_created?: object;
  edit_date?: number;
  reply_markup?: { inline_keyboard?: readonly (readonly { callback_data?: string }[])[] };
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
}

export interface CallbackQuery {
  id: string;
  from?: User;
  data?: string;
  message?: Message;
}

export interface InlineQuery {
  id: string;
  from?: User;
  query: string;
}

export interface Update {
  update_id: number;
  message?: Message;
  edited_message?: Message;
  callback_query?: CallbackQuery;
  inline_query?: InlineQuery;
}

/** The kinds of update that the bot handles. Telegram sends no others. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'inline_query'] as const;

/** What the bot needs to know of itself. */
export interface BotIdentity {
  id: number;
  /** Without the @; empty if unknown: then it can't be mentioned. */
  username: string;
}
