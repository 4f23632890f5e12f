import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { voteKeyPrefix } from '../../lib/chat/feedback.ts';
import type { VotesByKey } from '../shared/votesFile.ts';

/** Reads the votes that the webhook counted in its table, in the region of this process. */
export async function votesInTable(table: string): Promise<VotesByKey> {
  const client = new DynamoDBClient();
  const scan = {
    TableName: table,
    FilterExpression: 'begins_with(id, :prefix)',
    ExpressionAttributeValues: { ':prefix': { S: voteKeyPrefix } },
  };
  const votes: VotesByKey = {};
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    for (const { id, up, down } of Items) {
      votes[id?.S ?? ''] = { up: Number(up?.N ?? 0), down: Number(down?.N ?? 0) };
    }
  }
  return votes;
}
