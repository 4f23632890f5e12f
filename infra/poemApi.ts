import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { crossOrigin } from '../lib/api/crossOrigin.ts';
import { openApiDocument } from '../lib/api/openapi.ts';
import { exempt } from './rules.ts';
import type { Domain, Settings } from './settings.ts';

/** Where Telegram sends updates. */
export const WEBHOOK_PATH = '/telegram';

export interface PoemApiProps {
  readonly generate: IFunction;
  readonly webhook: IFunction;
  readonly settings: Settings;
}

/** The access log. It has neither bodies nor headers; one of these holds the webhook's secret. */
const ACCESS_LOG = {
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
};

/**
 * The HTTP API: the routes of the OpenAPI document, the webhook's, and `$default` for what a route can't say: HEAD, a slash
 * at the end, and answers 404 and 405 as the API gives them.
 */
export class PoemApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** Its address, without a slash at the end. */
  readonly address: string;

  constructor(scope: Construct, id: string, { generate, webhook, settings }: PoemApiProps) {
    super(scope, id);
    const { corsOrigins, rateLimit, domain } = settings;
    const poems = new HttpLambdaIntegration('Generate', generate);
    this.api = new HttpApi(this, 'Api', {
      description: `Neural Poet, ${settings.stage}`,
      createDefaultStage: false,
      defaultIntegration: poems,
      // With a domain, the API has no other address: nobody can bypass what protects the domain.
      disableExecuteApiEndpoint: domain !== undefined,
      ...(corsOrigins.length > 0 && {
        corsPreflight: {
          allowOrigins: [...corsOrigins],
          allowMethods: crossOrigin.methods.map((method) => CorsHttpMethod[method]),
          allowHeaders: [...crossOrigin.requestHeaders],
          exposeHeaders: [...crossOrigin.answerHeaders],
          maxAge: Duration.seconds(crossOrigin.maxAge),
        },
      }),
    });
    for (const [path, methods] of documentedRoutes()) {
      this.api.addRoutes({ path, methods, integration: poems });
    }
    const updates = new HttpLambdaIntegration('Webhook', webhook);
    this.api.addRoutes({ path: WEBHOOK_PATH, methods: [HttpMethod.POST], integration: updates });

    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const domainName = domain && this.#ownDomain(domain);
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit, burstLimit: rateLimit * 2 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
      ...(domainName && { domainMapping: { domainName } }),
    });
    this.address = domain === undefined ? this.api.apiEndpoint : `https://${domain.name}`;
    exempt(
      this.api,
      'Poems are for everyone; the webhook knows Telegram by the secret header, which its function checks',
      'AwsSolutions-APIG4',
    );
  }

  #ownDomain({ name, hostedZoneId }: Domain): DomainName {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName: name });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: name,
      validation: CertificateValidation.fromDns(zone),
    });
    const domainName = new DomainName(this, 'Domain', { domainName: name, certificate });
    const { regionalDomainName, regionalHostedZoneId } = domainName;
    const target = new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId);
    // The final dot marks a full domain name.
    new ARecord(this, 'Record', { zone, recordName: `${name}.`, target: RecordTarget.fromAlias(target) });
    return domainName;
  }
}

/** Paths of the OpenAPI document with their methods. */
function documentedRoutes(): [path: string, methods: HttpMethod[]][] {
  const paths = openApiDocument('')['paths'] as Record<string, object>;
  return Object.entries(paths).map(([path, operations]) => [
    path,
    Object.keys(operations).map((method) => method.toUpperCase() as HttpMethod),
  ]);
}
