/**
 * Stands for `@aws-sdk/credential-provider-node` in the bundles. Lambda hands a function its role's credentials in its
 * environment; all other places that the SDK would look for them in, down to a browser's sign-in, are a third of its code,
 * which each cold start would read.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
