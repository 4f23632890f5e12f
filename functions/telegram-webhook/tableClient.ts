import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A client of DynamoDB that soon gives up: an answer does not need the table. */
export function tableClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
  });
}
