/** Processors that Lambda offers, by their names in AWS. */
export const architectures = ['x86_64', 'arm64'] as const;
export type Architecture = (typeof architectures)[number];
