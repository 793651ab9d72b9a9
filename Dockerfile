# Builds Florin and leaves the toolchain behind. Debian, not Alpine: the sandbox's engine has no binary for musl.

FROM node:24-bookworm-slim AS build
WORKDIR /florin
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /florin
COPY package.json package-lock.json ./
# The optional packages are a second Node and a second PostgreSQL, for machines without the right one.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3333 FLORIN_DATA=/data
WORKDIR /florin
COPY --from=dependencies /florin/node_modules ./node_modules
COPY --from=build /florin/build ./
RUN mkdir -p /data && chown node:node /data && chmod 700 /data
USER node
VOLUME /data
EXPOSE 3333
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/api/v1/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "bin/server.js"]
