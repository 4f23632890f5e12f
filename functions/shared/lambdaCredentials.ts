/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles. Lambda passes the credentials of a function's role in
 * its environment. The code for all other places where the SDK looks for credentials is a third of it, and each cold
 * start would read it.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
