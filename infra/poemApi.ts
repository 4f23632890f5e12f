import { CfnOutput, Stack } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** Requests a second that the stage lets through, and how many may come at once. */
const THROTTLE = { rateLimit: 20, burstLimit: 40 };

/** The HTTP API in front of the `generate` function: its routes and no others. */
export class PoemApi extends Construct {
  constructor(scope: Construct, id: string, generate: IFunction) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', { description: 'Neural Poet' });
    const integration = new HttpLambdaIntegration('Generate', generate);
    api.addRoutes({ path: '/poem', methods: [HttpMethod.POST], integration });
    api.addRoutes({ path: '/health', methods: [HttpMethod.GET], integration });
    api.addRoutes({ path: '/openapi.json', methods: [HttpMethod.GET], integration });
    const stage = api.defaultStage?.node.defaultChild as CfnStage;
    stage.defaultRouteSettings = {
      throttlingRateLimit: THROTTLE.rateLimit,
      throttlingBurstLimit: THROTTLE.burstLimit,
    };
    new CfnOutput(Stack.of(this), 'ApiAddress', { value: api.apiEndpoint });
  }
}
