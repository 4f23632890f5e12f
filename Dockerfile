# The same version as in package.json.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS installed
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

# The code as the npm package has it, in JavaScript, with ONNX Runtime for this processor alone.
FROM node:${NODE_VERSION}-bookworm-slim AS built
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY cli cli
COPY lib lib
COPY workshop workshop
COPY LICENSE ./
RUN node cli/maintain/package-build.ts \
  && find dist/onnxruntime-node/bin -mindepth 3 -type d ! -path "*/linux/$(node -p process.arch)" -prune -exec rm -r {} +

FROM debian:bookworm-slim
COPY --from=installed /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
COPY LICENSE NOTICE package.json ./
COPY model-artifacts model-artifacts
COPY --from=installed /app/node_modules node_modules
COPY --from=built /app/dist dist
# As in the npm scripts: what a process that writes poems needs, and no more.
ENV NODE_ENV=production \
  NODE_OPTIONS="--max-semi-space-size=4 --max-old-space-size=512 --v8-pool-size=0" \
  HOST=0.0.0.0 \
  PORT=3000
EXPOSE 3000
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
