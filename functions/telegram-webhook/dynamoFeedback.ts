import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Feedback, type Vote, type VotedPoem, voteKey } from '../../lib/chat/feedback.ts';

/** Counts votes in a DynamoDB table, an item for the poems that were written alike. */
export class DynamoFeedback implements Feedback {
  readonly #table: string;
  readonly #client: DynamoDBClient;

  constructor(table: string, client: DynamoDBClient) {
    this.#table = table;
    this.#client = client;
  }

  async count(vote: Vote, poem: VotedPoem): Promise<void> {
    const key = voteKey(poem);
    if (key === undefined) return;
    await this.#client.send(
      new UpdateItemCommand({
        TableName: this.#table,
        Key: { id: { S: key } },
        // Copies of the function add at the same time.
        UpdateExpression: 'ADD #vote :one',
        ExpressionAttributeNames: { '#vote': vote },
        ExpressionAttributeValues: { ':one': { N: '1' } },
      }),
    );
  }
}
