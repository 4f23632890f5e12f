import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
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
import { limitsOf, type Throttle } from './limits.ts';
import { exempt } from './rules.ts';
import type { Domain, Settings } from './settings.ts';

export interface PoemApiProps {
  readonly generate: IFunction;
  readonly site: IFunction;
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
};
/** Who calls: personal data, logged where the settings ask for it. API Gateway can't shorten an address. */
const CALLERS = { ip: '$context.identity.sourceIp', userAgent: '$context.identity.userAgent' };

/** The route of poems, with every method: each route has a throttle of its own, and together they would have more. */
const POEM_ROUTE = HttpRouteKey.with('/poem', HttpMethod.ANY);

/**
 * The HTTP API: a route for poems, one for the webhook, and `$default` for the rest, which needs no network: pages,
 * descriptions, 404 and 405. Each has a throttle of its own.
 */
export class PoemApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** Its address, without a slash at the end. */
  readonly address: string;
  /** Where Telegram sends updates. */
  readonly webhookAddress: string;

  constructor(scope: Construct, id: string, { generate, site, webhook, settings }: PoemApiProps) {
    super(scope, id);
    const { corsOrigins, domain } = settings;
    this.api = new HttpApi(this, 'Api', {
      description: `Neural Poet, ${settings.stage}`,
      createDefaultStage: false,
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
    const route = (id: string, routeKey: HttpRouteKey, handler: IFunction) =>
      new HttpRoute(this.api, id, {
        httpApi: this.api,
        routeKey,
        integration: new HttpLambdaIntegration(id, handler),
      });
    // The stack's id ends in random digits. Who doesn't know them can't use up what Telegram may send.
    const webhookPath = `/telegram/${Fn.select(2, Fn.split('/', Stack.of(this).stackId))}`;
    route('Webhook', HttpRouteKey.with(webhookPath, HttpMethod.POST), webhook);
    const poems = route('Generate', POEM_ROUTE, generate);
    const rest = route('Site', HttpRouteKey.DEFAULT, site);

    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const domainName = domain && this.#ownDomain(domain);
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: limitsOf(settings).updates,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(
          JSON.stringify({ ...ACCESS_LOG, ...(settings.logCallers ? CALLERS : {}) }),
        ),
      },
      ...(domainName && { domainMapping: { domainName } }),
    });
    const stage = this.stage.node.defaultChild as CfnStage;
    stage.routeSettings = apiThrottles(settings);
    // AWS refuses the settings of a route that is not there yet.
    stage.node.addDependency(poems, rest);
    this.address = domain === undefined ? this.api.apiEndpoint : `https://${domain.name}`;
    this.webhookAddress = `${this.address}${webhookPath}`;
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

/** The throttles of the API's routes, by their keys. */
export function apiThrottles(settings: Settings) {
  const { poems, site } = limitsOf(settings);
  return { [POEM_ROUTE.key]: throttleOf(poems), [HttpRouteKey.DEFAULT.key]: throttleOf(site) };
}

/** The throttle of the bot's route. */
export function botThrottle(settings: Settings) {
  return throttleOf(limitsOf(settings).updates);
}

/** A throttle as the stage's settings of a route, for which the library has no type. */
function throttleOf({ rateLimit, burstLimit }: Throttle) {
  return { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit };
}
