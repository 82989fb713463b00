# Three images for production (portal, worker, migrate) and one for the demo. None holds the sources,
# npm, or a development tool; only `demo` holds the simulator of AWS.

FROM node:24-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY apps/portal/package.json apps/portal/
COPY apps/worker/package.json apps/worker/
COPY packages/aws-core/package.json packages/aws-core/
COPY packages/aws-simulator/package.json packages/aws-simulator/
COPY packages/database/package.json packages/database/
COPY packages/domain/package.json packages/domain/
COPY packages/ui/package.json packages/ui/
COPY e2e/package.json e2e/
# The scripts of packages only fetch what an image does not need: another Node, Postgres.
RUN npm ci --ignore-scripts --prefer-offline
COPY . .
RUN node scripts/build-programs.ts

FROM node:24-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 NODE_OPTIONS=--enable-source-maps
USER node

FROM runtime AS migrate
COPY --from=build /app/dist/migrate.mjs packages/database/dist/
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/dist/node_modules node_modules
CMD ["node", "packages/database/dist/migrate.mjs"]

FROM runtime AS worker
COPY --from=build /app/dist/worker.mjs /app/dist/worker.mjs.map ./
COPY --from=build /app/dist/duckdb/node_modules node_modules
CMD ["node", "worker.mjs"]

FROM runtime AS demo
COPY --from=build /app/dist/simulator.mjs /app/dist/seed.mjs /app/dist/hub.mjs /app/dist/read-export.mjs ./
ENV QUARRY_EXPORT_READER=/app/read-export.mjs
EXPOSE 4566
CMD ["node", "simulator.mjs", "--port", "4566", "--host", "0.0.0.0"]

FROM runtime AS portal
COPY --from=build /app/apps/portal/.next/standalone ./
COPY --from=build /app/dist/read-export.mjs /app/dist/read-export.mjs.map ./
ENV PORT=3000 HOSTNAME=0.0.0.0 QUARRY_EXPORT_READER=/app/read-export.mjs
EXPOSE 3000
CMD ["node", "apps/portal/server.js"]
